/**
 * Lets a form be answered by a passkey. Without it the form asks for a code instead. The form says
 * what is wanted: `data-passkey="get"` shows one, `data-passkey="create"` makes one.
 */
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

const KINDS = {
  get: {
    ask: "passkeyOptions",
    input: ({ pending }: Record<string, unknown>) => ({ pending }),
    answer: (options: unknown) => startAuthentication({ optionsJSON: options as never }),
  },
  create: {
    ask: "startPasskey",
    input: ({ password }: Record<string, unknown>) => ({ password }),
    answer: (options: unknown) => startRegistration({ optionsJSON: options as never }),
  },
};

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  const button = form.querySelector<HTMLButtonElement>("[data-passkey-button]");
  const trouble = form.querySelector<HTMLElement>("[data-passkey-trouble]");
  const credential = form.elements.namedItem("credential");
  if (!button || !trouble || !(credential instanceof HTMLInputElement)) continue;
  if (!browserSupportsWebAuthn()) {
    trouble.textContent = "This browser has no passkeys.";
    continue;
  }
  button.hidden = false;
  const { ask, input, answer } = KINDS[form.dataset.passkey as keyof typeof KINDS];
  button.onclick = async () => {
    button.disabled = true;
    trouble.textContent = "";
    try {
      const options = await call(ask, input(Object.fromEntries(new FormData(form))));
      credential.value = JSON.stringify(await answer(options));
      credential.disabled = false;
      form.submit();
    } catch (error) {
      trouble.textContent =
        error instanceof Refused ? error.message : "No passkey answered. Try again, or use a code.";
      button.disabled = false;
    }
  };
}

class Refused extends Error {}

async function call(procedure: string, input: unknown): Promise<unknown> {
  const answer = await fetch(`/trpc/secondFactor.${procedure}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const { result, error } = await answer.json();
  if (error) throw new Refused(error.data.problem.issues[0]?.message ?? error.message);
  return result.data;
}
