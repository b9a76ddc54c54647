/** PartyKit wants a main party. Nothing meets here: every session has its own room. */
export default class Lobby {
  onRequest(): Response {
    return new Response("Not found", { status: 404 });
  }
}
