/**
 * The id of a message from a form: of the form's key and its words. The same form sent twice is one
 * message; words that were changed after a failed try are another.
 */
export async function messageId(formKey: string, body: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${formKey}\n${body}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
