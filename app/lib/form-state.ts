import { useActionData } from "@remix-run/react";
import type { FormConstraints } from "../../server/forms.ts";
import type { Failure } from "./route.ts";

/** What the fields of one form need: constraints, what was typed, what was wrong with it. */
export interface FormState {
  constraints: FormConstraints;
  failure: Failure | null;
  /** Tells apart forms on one page; part of every field's id. */
  intent: string | undefined;
}

/**
 * The state of a form. On a page with several, name each by its hidden `intent`: a failure then
 * belongs to the form that was sent.
 */
export function useFormState(constraints: FormConstraints = {}, intent?: string): FormState {
  const answer = useActionData<unknown>();
  const failure = isFailure(answer) ? answer : null;
  const mine = failure && (intent === undefined || failure.values.intent?.[0] === intent);
  return { constraints, failure: mine ? failure : null, intent };
}

export function isFailure(answer: unknown): answer is Failure {
  return typeof answer === "object" && answer !== null && "problem" in answer && "values" in answer;
}

export function fieldId({ intent }: FormState, name: string): string {
  return intent === undefined ? name : `${intent}-${name}`;
}

/** The first thing that was wrong with a field, in words. */
export function errorOf({ failure }: FormState, name: string): string | undefined {
  return failure?.problem.issues.find(({ path }) => path === name)?.message;
}

/** What was typed, or `otherwise` when the form was not sent yet. */
export function textOf({ failure }: FormState, name: string, otherwise = ""): string {
  return failure ? (failure.values[name]?.[0] ?? "") : otherwise;
}

/** What was ticked, or `otherwise` when the form was not sent yet. */
export function valuesOf(
  { failure }: FormState,
  name: string,
  otherwise: readonly string[] = [],
): readonly string[] {
  return failure ? (failure.values[name] ?? []) : otherwise;
}
