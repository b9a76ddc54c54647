import { useLoaderData } from "@remix-run/react";
import { Endpoint } from "../components/site/endpoint.tsx";
import { PageHead, Section } from "../components/ui/index.ts";
import { page } from "../lib/route.ts";
import { title } from "../lib/title.ts";

export const meta = () => title("The API", "What mentees and mentors do here, for programs.");

export const loader = page(({ context }) => context.apiReference());

export default function ApiDocs() {
  const endpoints = useLoaderData<typeof loader>();
  const groups = [...new Set(endpoints.map(({ path }) => groupOf(path)))];
  return (
    <>
      <PageHead
        title="The API"
        lede="What mentees and mentors do here, for programs. All addresses start with /api."
      >
        <p>
          <a href="/api/openapi.json">The OpenAPI document</a>
        </p>
      </PageHead>
      <Section title="How it speaks">
        <p>
          Get a token from <code>POST /api/auth/login</code> and send it as{" "}
          <code>Authorization: Bearer TOKEN</code>. Cookies mean nothing here.
        </p>
        <p>
          Bodies are JSON and are taken as they are: the text “2” is no number. Times are ISO 8601
          with an offset, money is in cents with its currency.
        </p>
        <p>
          What fails is <code>application/problem+json</code> with a stable <code>code</code>, and{" "}
          <code>issues</code> that name fields. A 429 says in <code>Retry-After</code> when to come
          back. What books or pays takes an <code>idempotencyKey</code> of your own, in the body or
          as <code>Idempotency-Key</code>: the same key is the same booking.
        </p>
      </Section>
      {groups.map((group) => (
        <Section key={group} title={group}>
          {endpoints
            .filter(({ path }) => groupOf(path) === group)
            .map((endpoint) => (
              <Endpoint key={endpoint.method + endpoint.path} {...endpoint} />
            ))}
        </Section>
      ))}
    </>
  );
}

/** "/sessions/{id}" is in Sessions. */
function groupOf(path: string): string {
  const name = path.split("/")[1] ?? "";
  return name.charAt(0).toUpperCase() + name.slice(1);
}
