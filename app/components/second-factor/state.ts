import type { inferRouterOutputs } from "@trpc/server";
import type { FormConstraints } from "../../../server/forms.ts";
import type { AppRouter } from "../../../server/router.ts";

type Outputs = inferRouterOutputs<AppRouter>["secondFactor"];

/** What every section of the page may need. */
export type SecondFactor = Outputs["state"] & {
  newApp: Outputs["newApp"] | null;
  /** Sent here because something asks for one. */
  needed: boolean;
  constraints: Record<"password" | "confirm" | "passkey", FormConstraints>;
};
