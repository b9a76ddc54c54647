import type { Mailer, RecordStore } from "../ports.ts";

/** Letters stay here, to be read at /sandbox. The same id is the same letter. */
export function createSandboxMailer(records: RecordStore): Mailer {
  return {
    async send({ id, ...mail }) {
      await records.add("mail", id, mail);
    },
  };
}
