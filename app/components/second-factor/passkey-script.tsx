import src from "../../islands/passkey.ts?worker&url";
import { useHydration } from "../../lib/hydration.ts";

/** For pages whose handle says `island`. */
export function PasskeyScript() {
  return <script type="module" src={src} nonce={useHydration().nonce} />;
}
