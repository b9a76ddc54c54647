import { useLocation } from "@remix-run/react";
import { useFacts } from "../../lib/facts.ts";
import { Mark } from "./mark.tsx";
import { isCurrent, type NavItem, navFor, PUBLIC_NAV } from "./nav.ts";

/** For people who have signed in, a phone shows the navigation as a bar at the bottom. */
export function Masthead() {
  const { viewer, counts } = useFacts();
  const { pathname } = useLocation();
  const items = viewer ? navFor(viewer, counts) : PUBLIC_NAV;
  return (
    <header className={viewer ? "mast tabs" : "mast"}>
      <a className="logo" href="/">
        <Mark />
        MentorLink
      </a>
      <nav aria-label="Main">
        {items.map((item) => (
          <Item key={item.href} item={item} current={isCurrent(item.href, pathname)} />
        ))}
      </nav>
    </header>
  );
}

function Item({ item, current }: { item: NavItem; current: boolean }) {
  const { href, label, wide, count } = item;
  return (
    <a href={href} aria-current={current ? "page" : undefined}>
      {wide ? (
        <>
          <span className="narrow-only">{label}</span>
          <span className="wide-only">{wide}</span>
        </>
      ) : (
        label
      )}
      {count ? (
        <b className="count">
          <span className="vh">, </span>
          {count}
          <span className="vh"> waiting for you</span>
        </b>
      ) : null}
    </a>
  );
}
