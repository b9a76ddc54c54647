import { z } from "zod";
import { appRouter } from "./router.ts";

interface WithInputs {
  _def: { inputs?: z.ZodType[] };
}

const NOTHING = z.object({});

/** The Zod schema that a procedure parses its input with. */
export function inputSchemaOf(path: string): z.ZodType {
  const procedures: Record<string, unknown> = appRouter._def.procedures;
  const procedure = procedures[path] as WithInputs | undefined;
  if (!procedure) throw new Error(`There is no procedure ${path}`);
  return procedure._def.inputs?.[0] ?? NOTHING;
}
