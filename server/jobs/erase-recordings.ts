import type { Inngest } from "inngest";
import { systemClock } from "../platform/clock";
import { eraseUnwanted } from "../recordings/erase-unwanted";

/** Recordings that nobody is to hear any more are erased at their providers. */
export const eraseRecordings = (client: Inngest) =>
  client.createFunction(
    { id: "erase-recordings", triggers: [{ cron: "* * * * *" }], retries: 2, concurrency: { limit: 1 } },
    ({ step }) => step.run("erase", () => eraseUnwanted(systemClock)),
  );
