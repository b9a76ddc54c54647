import { data } from "@remix-run/node";

/** Addresses that lead nowhere, so that the error page knows who looks and the masthead with it. */
export function loader(): never {
  throw data(null, { status: 404 });
}

export const action = loader;

export default function Nowhere() {
  return null;
}
