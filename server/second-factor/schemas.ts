import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { z } from "zod";
import { line, Password } from "../fields.ts";

const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/);

/** WebAuthn level 3, section 5.1: RegistrationResponseJSON and AuthenticationResponseJSON. */
function credentialWith<T extends z.ZodRawShape>(response: T) {
  return z.object({
    id: base64url,
    rawId: base64url,
    type: z.literal("public-key"),
    response: z.object({ clientDataJSON: base64url, ...response }),
    clientExtensionResults: z.object({}).default({}),
  });
}

const Registration = credentialWith({ attestationObject: base64url });
export type Registration = z.infer<typeof Registration>;

const Assertion = credentialWith({ authenticatorData: base64url, signature: base64url });
export type Assertion = z.infer<typeof Assertion>;

/** What the browser's passkey answered, as JSON; a form carries it in a hidden field. */
function asJson<T extends z.ZodType>(schema: T) {
  return z
    .string("The passkey did not answer")
    .max(10_000, "The passkey’s answer is too long")
    .transform((text, ctx): z.output<T> => {
      const parsed = schema.safeParse(jsonOf(text));
      if (parsed.success) return parsed.data;
      ctx.addIssue({ code: "custom", message: "The passkey’s answer cannot be read" });
      return z.NEVER;
    });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A code of the app or from paper, however it was spaced, or a passkey's answer. */
const proof = {
  code: z
    .string("Enter the code")
    .trim()
    .max(40, "That is too long for a code")
    .regex(/^[^\p{Cc}]*$/u, "A code has only letters and digits")
    .default(""),
  credential: asJson(Assertion).optional(),
};

const pending = z.string("Sign in again").regex(/^[a-z0-9]{0,100}$/, "Sign in again");

export const ProveInput = z.object(proof);
export type ProveInput = z.infer<typeof ProveInput>;
export const SignInInput = z.object({ pending: pending.default(""), ...proof });
/** Whoever is signed in has none: a default would take them for somebody who is half signed in. */
export const OptionsInput = z.object({ pending: pending.optional() });

export const PasswordInput = z.object({ password: Password });
export const ConfirmAppInput = z.object({ code: proof.code });
export const StartPasskeyInput = z.object({ password: Password });
export const AddPasskeyInput = z.object({
  label: line("The passkey’s name", 40),
  credential: asJson(Registration),
});
export const RemovePasskeyInput = z.object({
  id: z.string("Which one?").regex(/^[0-9a-f]{64}$/, "Which one?"),
  password: Password,
});

export const SignedInOutput = z.object({
  token: z.string(),
  expiresAt: z.number(),
  name: z.string(),
});

/** WebAuthn options as the browser takes them; the library makes them. */
export const AssertionOptions = z.custom<PublicKeyCredentialRequestOptionsJSON>();
export const RegistrationOptions = z.custom<PublicKeyCredentialCreationOptionsJSON>();

/** Shown once; null where the person has codes already. */
export const CodesOutput = z.object({ recoveryCodes: z.array(z.string()).nullable() });

export const StateOutput = z.object({
  app: z.enum(["none", "started", "on"]),
  passkeys: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      createdAt: z.number(),
      lastUsedAt: z.number().nullable(),
    }),
  ),
  recoveryCodesLeft: z.int(),
  standing: z.enum(["none", "stale", "fresh"]),
  /** Whether this site can have passkeys at all: browsers tie them to a name, never to a number. */
  passkeysPossible: z.boolean(),
});

/** Of an app that was not confirmed yet. `qr`: an SVG path in a square. */
export const NewAppOutput = z.object({
  secret: z.string(),
  uri: z.string(),
  qr: z.object({ size: z.int(), path: z.string() }),
});
