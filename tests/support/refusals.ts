import { expect } from "vitest";
import { type ProblemDetails, toProblem } from "../../server/errors.ts";

/** What a call that must be refused answers; one that is not refused fails the test. */
export const problemOf = (work: Promise<unknown>): Promise<ProblemDetails> =>
  work.then(() => expect.fail("was not refused"), toProblem);

/** The code of the refusal, or "done". */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => toProblem(error).code,
  );
