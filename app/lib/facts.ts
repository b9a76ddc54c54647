import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../root.tsx";
import type { loader as dashboard } from "../routes/dashboard.tsx";

/** What every page knows: who looks, their zone, the product's clock, whether this is the sandbox. */
export function useFacts() {
  const facts = useRouteLoaderData<typeof loader>("root");
  const board = useRouteLoaderData<typeof dashboard>("routes/dashboard");
  // Only missing when the root's own loader failed.
  if (facts && board) return { ...facts, counts: board.counts };
  return (
    facts ?? { viewer: null, counts: null, zone: "Africa/Johannesburg", now: 0, sandbox: false }
  );
}
