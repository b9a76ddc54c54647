import { useLoaderData } from "@remix-run/react";
import { type Asked, Filters } from "../components/mentors/filters.tsx";
import { Found } from "../components/mentors/found.tsx";
import { FormErrors, PageHead } from "../components/ui/index.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) =>
  title(
    data ? heading(data.result.total, data.asked.q) : "Find a mentor",
    "Find a mentor by field, skill, language and price.",
  );

export const loader = page(async ({ api, url, input, context }) => {
  const asked = input("discovery.search");
  try {
    const result = await api.discovery.search(asked);
    return { result, asked: shown(asked), query: url.search, problem: null };
  } catch (error) {
    // A filter that cannot be used is told above the results without filters.
    const problem = context.problem(error);
    if (problem.code !== "invalid_input") throw error;
    const result = await api.discovery.search({});
    return { result, asked: shown({}), query: "", problem };
  }
});

/** What was asked, as the form shows it. */
function shown(asked: Partial<Asked>): Asked {
  const { q = "", category = "", skill = "", maxPrice, language = "", when = [], sort } = asked;
  return { q, category, skill, maxPrice, language, when, sort: sort ?? "best" };
}

export function heading(total: number, q: string): string {
  const mentors = total === 1 ? "1 mentor" : `${total} mentors`;
  return q ? `${mentors} for “${q}”` : mentors;
}

export default function Mentors() {
  const { result, asked, query, problem } = useLoaderData<typeof loader>();
  const form = { constraints: {}, failure: problem && { problem, values: {} }, intent: undefined };
  return (
    <>
      <FormErrors form={form} />
      <PageHead title="Find a mentor" />
      <div className="two side find">
        <Filters asked={asked} categories={result.categories} />
        <Found
          result={result}
          asked={asked}
          query={query}
          heading={heading(result.total, asked.q)}
        />
      </div>
    </>
  );
}
