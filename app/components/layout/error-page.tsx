import type { ProblemDetails } from "../../../server/errors.ts";

interface Words {
  title: string;
  what: string;
  next: { href: string; label: string };
}

const HOME = { href: "/", label: "Go to the start page" };

const WORDS: Record<number, Words> = {
  403: {
    title: "That is not open to you",
    what: "Your account may not see this page.",
    next: { href: "/dashboard", label: "Go to your own pages" },
  },
  404: {
    title: "There is nothing here",
    what: "The address may be mistyped or old, or the page is somebody else’s.",
    next: { href: "/mentors", label: "Find a mentor" },
  },
  429: { title: "That was too often", what: "Wait a little and try again.", next: HOME },
  503: {
    title: "This is not reachable just now",
    what: "Nothing was changed and nothing is lost. Try again in a minute.",
    next: HOME,
  },
};

const BROKEN: Words = {
  title: "Something went wrong on our side",
  what: "Nothing was changed. Try again; if it happens once more, tell us what you did.",
  next: { href: "/help", label: "How to reach us" },
};

/** A failure in words, with what to do next. */
export function ErrorPage({ status, problem }: { status: number; problem?: ProblemDetails }) {
  const { title, what, next } = errorWords(status);
  const said = status === 404 || status >= 500 ? undefined : problem?.detail;
  const seconds = problem?.retryAfterSeconds;
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="lede">{seconds ? `Try again in ${wait(seconds)}.` : (said ?? what)}</p>
      <p>
        <a className="btn quiet" href={next.href}>
          {next.label}
        </a>
      </p>
    </div>
  );
}

export function errorWords(status: number): Words {
  return WORDS[status] ?? (status < 500 ? { ...BROKEN, title: "That cannot be done" } : BROKEN);
}

function wait(seconds: number): string {
  if (seconds < 60) return `${seconds} second${seconds === 1 ? "" : "s"}`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90) return `${minutes} minute${minutes === 1 ? "" : "s"}`;
  return `${Math.ceil(minutes / 60)} hours`;
}
