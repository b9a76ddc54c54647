// @types/react-dom 18 does not describe this entry, the one that both Node and workerd can run.
declare module "react-dom/server.browser" {
  export { renderToReadableStream, renderToStaticMarkup } from "react-dom/server";
}
