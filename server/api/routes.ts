/** Which procedures REST serves: read off the procedures themselves, so that nothing can differ. */
import type { z } from "zod";
import { appRouter } from "../router.ts";
import type { Meta } from "../trpc.ts";

export interface Route extends NonNullable<Meta["rest"]> {
  /** "api.readSession". */
  procedure: string;
  kind: "query" | "mutation";
  input: z.ZodObject;
  output: z.ZodType;
  /** Whether somebody must be signed in. */
  guarded: boolean;
}

interface Defined {
  meta?: Meta;
  type: "query" | "mutation";
  inputs: z.ZodObject[];
  output: z.ZodType;
}

export function restRoutes(): Route[] {
  const procedures: Record<string, unknown> = appRouter._def.procedures;
  return Object.entries(procedures).flatMap(([procedure, value]) => {
    const { meta, type, inputs, output } = (value as { _def: Defined })._def;
    const [input] = inputs;
    if (!meta?.rest || !input) return [];
    return [{ ...meta.rest, procedure, kind: type, input, output, guarded: !OPEN.has(procedure) }];
  });
}

/** What anybody may ask. A test holds this against the procedures themselves. */
const OPEN = new Set([
  "api.register",
  "api.login",
  "api.searchMentors",
  "api.readMentor",
  "api.listSlots",
  "api.listCategories",
]);
