import type { LinksFunction, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage, errorWords } from "./components/layout/error-page.tsx";
import { Footer } from "./components/layout/footer.tsx";
import { Masthead } from "./components/layout/masthead.tsx";
import type { PageHandle } from "./lib/handle.ts";
import { useHydration } from "./lib/hydration.ts";
import { INLINE_SCRIPT } from "./lib/inline-scripts.ts";
import { page } from "./lib/route.ts";
import { title } from "./lib/title.ts";
import stylesHref from "./styles.css?url";

export const loader = page(async ({ api, url, context }) => {
  const { viewer, zone, now, sandbox } = context;
  return {
    // Named one by one: on hydrated pages this is in the HTML.
    viewer: viewer && {
      id: viewer.id,
      name: viewer.name,
      email: viewer.email,
      emailVerified: viewer.emailVerified,
      isAdmin: viewer.isAdmin,
      isMentor: viewer.isMentor,
      isMentee: viewer.isMentee,
    },
    // Nothing waits for an account that may do nothing; the dashboard counts for itself.
    counts:
      viewer && !viewer.suspended && url.pathname !== "/dashboard"
        ? await api.accounts.counts()
        : null,
    zone,
    now,
    sandbox,
  };
});

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesHref },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const meta: MetaFunction = ({ error }) =>
  title(error ? errorWords(statusOf(error)).title : "MentorLink");

export function Layout({ children }: { children: ReactNode }) {
  const { hydrate, nonce } = useHydration();
  const framed = useFrame();
  return (
    <html lang="en-ZA">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#fbf9f4" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0e1713" media="(prefers-color-scheme: dark)" />
        <Meta />
        <Links />
      </head>
      <body>
        {framed ? (
          <>
            <a className="skip" href="#main">
              Skip to the content
            </a>
            <Masthead />
            <main id="main">{children}</main>
            <Footer />
          </>
        ) : (
          children
        )}
        {hydrate ? (
          <Scripts nonce={nonce} />
        ) : (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash or the nonce
          <script nonce={nonce} dangerouslySetInnerHTML={{ __html: INLINE_SCRIPT }} />
        )}
      </body>
    </html>
  );
}

/** Whether the page stands between our masthead and foot; failures, and pages without data, always do. */
function useFrame(): boolean {
  const bare = useMatches().some(
    ({ handle, data }) => (handle as PageHandle | undefined)?.frame === "none" && data !== null,
  );
  // Null, not undefined, while nothing has failed.
  const failed = useRouteError() != null;
  return failed || !bare;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const problem = isRouteErrorResponse(error) ? error.data?.problem : undefined;
  return <ErrorPage status={statusOf(error)} problem={problem} />;
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}
