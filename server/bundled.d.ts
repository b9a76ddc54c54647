/** What scripts/build-worker.mjs puts into the Worker. */
declare module "mentorlink:remix" {
  import type { ServerBuild } from "@remix-run/server-runtime";

  const build: ServerBuild;
  export = build;
}
declare module "mentorlink:openapi" {
  /** JSON */
  const document: string;
  export default document;
}
