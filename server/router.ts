import { accountsRouter } from "./accounts/router.ts";
import { adminRouter } from "./admin/router.ts";
import { apiRouter } from "./api/router.ts";
import { availabilityRouter } from "./availability/router.ts";
import { bookingsRouter } from "./bookings/router.ts";
import { categoriesRouter } from "./categories/router.ts";
import { discoveryRouter } from "./discovery/router.ts";
import { earningsRouter } from "./earnings/router.ts";
import { paymentsRouter } from "./payments/router.ts";
import { profilesRouter } from "./profiles/router.ts";
import { roomsRouter } from "./rooms/router.ts";
import { sandboxRouter } from "./sandbox/router.ts";
import { secondFactorRouter } from "./second-factor/router.ts";
import { siteRouter } from "./site/router.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({
  accounts: accountsRouter,
  admin: adminRouter,
  api: apiRouter,
  availability: availabilityRouter,
  bookings: bookingsRouter,
  categories: categoriesRouter,
  discovery: discoveryRouter,
  earnings: earningsRouter,
  payments: paymentsRouter,
  profiles: profilesRouter,
  rooms: roomsRouter,
  sandbox: sandboxRouter,
  secondFactor: secondFactorRouter,
  site: siteRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;
