import type { Server } from "node:http";
import type { Socket } from "node:net";
import { networkOf, plainAddress, widerNetwork } from "../request.ts";
import { Crowd } from "./crowd.ts";

const SOCKETS = { most: 2000, mostOfOne: 2000 };
/** Without a request whose headers are whole: new ones, and those between two requests. */
const SILENT = { most: 600, mostOfOne: 300 };

/** Those of our own proxies hold other people's requests: they are not counted, and stay. */
export class Connections {
  readonly #sockets = new Crowd<Socket>(SOCKETS);
  readonly #silent = new Crowd<Socket>(SILENT);
  readonly #proxies: readonly string[];

  constructor(server: Server, proxies: readonly string[]) {
    this.#proxies = proxies;
    server.on("connection", (socket: Socket) => {
      socket.once("close", () => this.#silent.leave(socket));
      this.waits(socket);
      if (!this.#isOurs(socket))
        this.#sockets.enter(socket, { network: networkBehind(socket) }, "close");
    });
  }

  /** Nothing is asked for on it now. */
  waits(socket: Socket): void {
    if (!socket.destroyed && !this.#isOurs(socket))
      this.#silent.enter(socket, { network: networkBehind(socket) });
  }

  /** The headers of a request are whole. */
  asks(socket: Socket): void {
    this.#silent.leave(socket);
  }

  #isOurs({ remoteAddress = "" }: Socket): boolean {
    return this.#proxies.includes(plainAddress(remoteAddress));
  }
}

function networkBehind({ remoteAddress = "" }: Socket): string {
  return widerNetwork(networkOf(plainAddress(remoteAddress)));
}
