import { accountsRouter } from "./accounts/router.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({
  accounts: accountsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;
