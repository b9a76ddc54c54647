import type { ProblemDetails } from "../../../server/errors.ts";
import { State } from "../ui/state.tsx";
import { LogShell } from "./log-shell.tsx";

/** Why the frame cannot show the conversation, and whether that mends by itself. */
export function LogTrouble({
  problem,
  mends,
  stylesHref,
  sessionHref,
}: {
  problem: ProblemDetails;
  mends: boolean;
  stylesHref: string;
  sessionHref: string;
}) {
  const signedOut = problem.code === "sign_in_required";
  const href = signedOut ? `/sign-in?to=${encodeURIComponent(`${sessionHref}/room`)}` : sessionHref;
  return (
    <LogShell title="The conversation cannot be shown" stylesHref={stylesHref}>
      <main aria-label="Messages">
        <h1 className="vh">The conversation cannot be shown</h1>
        <div className="stack scroll-pad">
          <p>
            <State kind={mends ? "wait" : "no"}>{problem.detail}</State>
          </p>
          <p>
            {mends ? (
              "This looks again by itself. What you write is kept."
            ) : (
              <a className="tap" href={href} target="_top">
                {signedOut ? "Sign in and come back" : "To your session"}
              </a>
            )}
          </p>
        </div>
      </main>
    </LogShell>
  );
}
