import type { Reference } from "../../../server/api/reference.ts";

/** One address of the API: what it takes, and a call to copy. */
export function Endpoint({ method, path, summary, guarded, fields, example }: Reference) {
  return (
    <article className="endpoint">
      <h3>
        <code>
          {method} {path}
        </code>
      </h3>
      <p>
        {summary}.{!guarded && " Open to anybody."}
      </p>
      {fields.length > 0 && (
        <ul className="tight">
          {fields.map(({ name, type, required, in: place }) => (
            <li key={name}>
              <code>{name}</code>: {type}
              {!required && ", optional"}
              {place === "query" && ", in the query"}
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide box must scroll by keyboard too */}
      <pre tabIndex={0}>{curl({ method, path, guarded, example })}</pre>
    </article>
  );
}

function curl({ method, path, guarded, example }: Omit<Reference, "summary" | "fields">): string {
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}$HOST/api${path}`,
    guarded && `-H "Authorization: Bearer $TOKEN"`,
    example !== null && `-H "Content-Type: application/json"`,
    example !== null && `-d '${example}'`,
  ];
  return parts.filter(Boolean).join(" \\\n  ");
}
