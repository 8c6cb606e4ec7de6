import type { Inngest } from "inngest";
import { deliverEmails } from "../notify/deliver-emails";

/** Sends what waits in the outbox of e-mails; without SMTP_URL it stays there to be read. */
export const deliverMails = (client: Inngest) =>
  client.createFunction(
    { id: "deliver-mails", triggers: [{ cron: "* * * * *" }], retries: 2, concurrency: { limit: 1 } },
    ({ step }) => step.run("deliver", () => deliverEmails()),
  );
