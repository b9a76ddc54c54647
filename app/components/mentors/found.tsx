import { money } from "../../lib/format.ts";
import { LANGUAGE_NAMES } from "../../lib/languages.ts";
import { Empty, Face, Pages, When } from "../ui/index.ts";
import { type Asked, WHEN } from "./filters.tsx";

interface Card {
  id: string;
  name: string;
  jobTitle: string;
  company: string;
  skills: string[];
  priceCents: number;
  currency: string;
  rating: number | null;
  reviews: number;
  nextStartsAt: number | null;
  why: { text: string; hit: boolean }[] | null;
}

interface Result {
  mentors: Card[];
  total: number;
  page: number;
  pages: number;
  categories: { slug: string; name: string }[];
}

export function Found({
  result,
  asked,
  query,
  heading,
}: {
  result: Result;
  asked: Asked;
  /** The address's own query string, which the links change one thing of. */
  query: string;
  heading: string;
}) {
  if (result.total === 0)
    return (
      <Empty
        title="Nobody fits all of that"
        action={{ href: "/mentors", label: "See all mentors" }}
      >
        <p>
          Try fewer words, another field, or a higher price. Each filter below can be taken away.
        </p>
        <Chips asked={asked} query={query} categories={result.categories} />
      </Empty>
    );
  return (
    <div>
      <h2 id="results">{heading}</h2>
      <Chips asked={asked} query={query} categories={result.categories} />
      <ol className="hits" aria-labelledby="results">
        {result.mentors.map((mentor) => (
          <Hit key={mentor.id} mentor={mentor} />
        ))}
      </ol>
      <Pages {...result} href={(number) => changed(query, "page", String(number))} />
    </div>
  );
}

function Hit({ mentor }: { mentor: Card }) {
  const { id, name, jobTitle, company, skills, why, nextStartsAt, rating, reviews } = mentor;
  return (
    <li className="hit">
      <Face name={name} id={id} />
      <div className="tight">
        <h3 className="name">
          <a href={`/mentors/${id}`}>{name}</a>
        </h3>
        <p className="muted">
          {jobTitle}, {company}
        </p>
        <p>{skills.join(", ")}</p>
        {why && (
          <p className="why">
            <b>Why:</b>{" "}
            {why.map(({ text, hit }, i) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never move
              hit ? <mark key={i}>{text}</mark> : text,
            )}
          </p>
        )}
      </div>
      <div className="next">
        <p>
          {nextStartsAt === null ? (
            <span className="muted">No free hour now</span>
          ) : (
            <>
              <span className="muted">Next</span> <When at={nextStartsAt} show="day-time" />
            </>
          )}
        </p>
        <p>
          <b className="price">{money(mentor.priceCents, mentor.currency)}</b>{" "}
          <span className="muted">{mentor.priceCents === 0 ? "pro bono" : "an hour"}</span>
        </p>
        {rating !== null && (
          <p>
            <b>{rating}</b> <span className="muted">from {reviews} reviews</span>
          </p>
        )}
      </div>
    </li>
  );
}

/** What narrows the search, each with a link that takes it away. */
function Chips({
  asked,
  query,
  categories,
}: {
  asked: Asked;
  query: string;
  categories: readonly { slug: string; name: string }[];
}) {
  const chips = [
    asked.category && {
      label: categories.find(({ slug }) => slug === asked.category)?.name ?? asked.category,
      href: changed(query, "category", null),
    },
    asked.skill && { label: asked.skill, href: changed(query, "skill", null) },
    asked.maxPrice !== undefined && {
      label: `up to ${money(asked.maxPrice)}`,
      href: changed(query, "maxPrice", null),
    },
    asked.language && {
      label: LANGUAGE_NAMES[asked.language] ?? asked.language,
      href: changed(query, "language", null),
    },
    asked.when.length > 0 && {
      label: WHEN.filter(({ value }) => asked.when.includes(value))
        .map(({ label }) => label.toLowerCase())
        .join(" and "),
      href: changed(query, "when", null),
    },
  ].filter((chip) => chip !== "" && chip !== false);
  if (chips.length === 0) return null;
  return (
    <p className="tags">
      <span className="muted">Only:</span>{" "}
      {chips.map(({ label, href }) => (
        <a key={label} href={href}>
          <span className="vh">Remove: </span>
          {label}
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d="m2 2 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </a>
      ))}
    </p>
  );
}

/** The same search with one thing changed, on its first page unless the page is what changes. */
function changed(query: string, name: string, value: string | null): string {
  const params = new URLSearchParams(query);
  params.delete("page");
  params.delete(name);
  if (value !== null) params.set(name, value);
  for (const [key, text] of [...params]) if (text === "") params.delete(key);
  return `/mentors?${params}`;
}
