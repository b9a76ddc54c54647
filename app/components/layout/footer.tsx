import { useFacts } from "../../lib/facts.ts";
import { longZoneName } from "../../lib/format.ts";
import { FOOT_NAV } from "./nav.ts";

export function Footer() {
  const { zone, now, sandbox } = useFacts();
  return (
    <footer className="foot">
      <div>
        <nav aria-label="More">
          {FOOT_NAV.map(({ href, label }) => (
            <a key={href} href={href}>
              {label}
            </a>
          ))}
          {sandbox && <a href="/sandbox">Sandbox</a>}
        </nav>
        <p>Times are {longZoneName(zone, now)}.</p>
      </div>
    </footer>
  );
}
