import { money } from "../../lib/format.ts";
import { LANGUAGE_NAMES } from "../../lib/languages.ts";

/** Ceilings that the select offers, in cents. */
const PRICES = [0, 20_000, 30_000, 40_000, 60_000, 100_000];

export const WHEN = [
  { value: "evening", label: "Weekday evenings" },
  { value: "day", label: "Weekdays before 17:00" },
  { value: "weekend", label: "Weekends" },
] as const;

const SORTS = [
  { value: "best", label: "Best match" },
  { value: "soonest", label: "Soonest hour" },
  { value: "price", label: "Lowest price" },
  { value: "rating", label: "Rating" },
] as const;

export interface Asked {
  q: string;
  category: string;
  skill: string;
  maxPrice?: number | undefined;
  language: string;
  when: readonly string[];
  sort: string;
}

/** A plain GET form: what was chosen stands in the address. */
export function Filters({
  asked,
  categories,
}: {
  asked: Asked;
  categories: readonly { slug: string; name: string }[];
}) {
  return (
    <details className="filters">
      <summary>Change the search</summary>
      <form method="get" action="/mentors" className="stack">
        <div className="field">
          <label htmlFor="q">What do you want help with?</label>
          <input type="search" id="q" name="q" maxLength={200} defaultValue={asked.q} />
        </div>
        {asked.skill && <input type="hidden" name="skill" value={asked.skill} />}
        <Pick
          name="category"
          label="Field"
          value={asked.category}
          options={[
            { value: "", label: "Every field" },
            ...categories.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        <Pick
          name="maxPrice"
          label="Most you would pay for an hour"
          value={asked.maxPrice === undefined ? "" : String(asked.maxPrice / 100)}
          options={[
            { value: "", label: "Any price" },
            ...PRICES.map((cents) => ({
              value: String(cents / 100),
              label: cents === 0 ? "R 0.00 (pro bono)" : money(cents),
            })),
          ]}
        />
        <Pick
          name="language"
          label="Language"
          value={asked.language}
          options={[
            { value: "", label: "Any language" },
            ...Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label })),
          ]}
        />
        <fieldset>
          <legend>When</legend>
          {WHEN.map(({ value, label }) => (
            <label className="pick" key={value}>
              <input
                type="checkbox"
                name="when"
                value={value}
                defaultChecked={asked.when.includes(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <Pick name="sort" label="In the order of" value={asked.sort} options={SORTS} />
        <button type="submit" className="btn full">
          Search
        </button>
      </form>
    </details>
  );
}

function Pick({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
