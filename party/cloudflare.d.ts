/**
 * The little of the Workers runtime that the rooms touch. The full types would be global and
 * quarrel with the browser's, which the rest of the project is checked against.
 */
declare module "cloudflare:workers" {
  export class DurableObject<Env = unknown> {
    protected ctx: DurableObjectContext;
    protected env: Env;
    constructor(ctx: DurableObjectContext, env: Env);
  }

  interface DurableObjectContext {
    storage: import("./platform.ts").RoomStorage;
    abort(reason?: string): void;
    waitUntil(work: Promise<unknown>): void;
    setWebSocketAutoResponse(answers: WebSocketRequestResponsePair): void;
  }
}

declare class WebSocketPair {
  0: object;
  1: { accept(): void; send(text: string): void; close(code: number, reason: string): void };
}

declare class WebSocketRequestResponsePair {
  constructor(request: string, response: string);
}

/** CommonJS: what it exports as its default is the program's path. */
declare module "workerd" {
  const exported: { default: string };
  export default exported;
}
