import { accountsRouter } from "./accounts/router.ts";
import { bookingsRouter } from "./bookings/router.ts";
import { roomsRouter } from "./rooms/router.ts";
import { siteRouter } from "./site/router.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({
  accounts: accountsRouter,
  bookings: bookingsRouter,
  rooms: roomsRouter,
  site: siteRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;
