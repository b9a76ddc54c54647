import { anyone, router } from "../trpc.ts";

export const accountsRouter = router({
  /** Who am I: null when nobody is signed in. */
  me: anyone.query(({ ctx }) => ctx.viewer),
});
