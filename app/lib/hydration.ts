import { createContext, useContext } from "react";

export interface Hydration {
  /** Whether this page gets React. Decided in entry.server from the routes' handles. */
  hydrate: boolean;
  /** For the scripts of a page that hydrates. Browsers hide it again from scripts. */
  nonce?: string;
}

/** In the browser there is no provider: a page that runs React is one that hydrates. */
export const HydrationContext = createContext<Hydration>({ hydrate: true });

export const useHydration = () => useContext(HydrationContext);
