/** Who may import whom (docs: DESIGN, "The house"). Run by tests/architecture.test.ts. */
const TEST = "\\.test\\.tsx?$";
const forbid = (name, from, to, extra = {}) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: TEST, ...extra.from },
  to: { path: to, ...extra.to },
});

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    forbid("app-sees-server-types-only", "^app/", "^(server|db)/", {
      to: { dependencyTypesNot: ["type-only"] },
    }),
    forbid("app-sees-of-the-rooms-only-the-protocol", "^app/", "^party/", {
      to: { pathNot: "^party/(protocol|constants|shared|commands)\\.ts$" },
    }),
    forbid("app-holds-no-zod-but-mini", "^app/", "^node_modules/(zod/(?!mini)|kysely|stripe)"),
    forbid("server-sees-no-app", "^server/", "^app/"),
    forbid("server-sees-of-the-rooms-protocol-and-tickets", "^server/", "^party/", {
      // The Worker holds the rooms too.
      from: { pathNot: [TEST, "^server/worker\\.ts$"] },
      to: { pathNot: "^party/(protocol|shared|commands|ticket|signature|keys)\\.ts$" },
    }),
    forbid("db-sees-nothing-of-ours", "^db/", "^(app|server|party)/"),
    forbid("party-sees-nothing-of-ours", "^party/", "^(app|server|db)/"),
    forbid("the-room-imports-no-runtime", "^party/session-room\\.ts$", "^node_modules/", {
      to: { pathNot: "^node_modules/zod/" },
    }),
    forbid(
      "routers-hold-no-sql-and-no-gateway",
      "^server/[^/]+/router\\.ts$",
      "^(server/gateways|node_modules/kysely)",
    ),
    forbid("gateways-see-no-database", "^server/gateways/", "^db/"),
    forbid(
      "operations-see-no-http",
      "^server/[^/]+/",
      "^(server/(http|node|worker|compose)\\.ts|node_modules/hono)",
    ),
    forbid("only-compose-sees-gateways", "^server/", "^server/gateways/", {
      from: { pathNot: [TEST, "^server/(compose\\.ts|gateways/)"] },
    }),
    forbid("payments-never-know-bookings", "^server/payments/", "^server/bookings/"),
    forbid(
      "availability-never-knows-bookings",
      "^server/availability/",
      "^server/(bookings|payments)/",
    ),
    {
      name: "rules-are-pure",
      comment: "a file that reads a database, a service or the network is no rule",
      severity: "error",
      from: { path: "^server/.+(-rule|-states|/money|/policy|/slots)\\.ts$", pathNot: TEST },
      to: {
        path: "^(db/(client|queries)|server/(services|effects|idempotency|limits|gateways))",
        // A rule may name the shape of a row.
        dependencyTypesNot: ["type-only"],
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
