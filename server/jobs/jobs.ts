import { Inngest } from "inngest";
import { type JobEvent, setEventPublisher } from "../engine/publish-events";
import { pool } from "../platform/db";
import { env } from "../platform/env";
import { logger } from "../platform/logger";
import { oncePerProcess } from "../platform/once-per-process";
import { createEmbeddedJobs, type EmbeddedJobs } from "./embedded/embedded-jobs";
import { jobFunctions } from "./functions";

const APP_ID = "perezvon";

interface Jobs {
  client: Inngest;
  /** null: a real Inngest runs the functions, through app/api/inngest. */
  embedded: EmbeddedJobs | null;
}

/** The durable jobs of this process: embedded, or on the Inngest that INNGEST_* names. */
export const jobs = (): Jobs =>
  oncePerProcess("jobs", () => {
    if (env().inngest) return { client: new Inngest({ id: APP_ID, logger: logger() }), embedded: null };
    const embedded = createEmbeddedJobs({
      pool: pool(),
      appId: APP_ID,
      functions: jobFunctions,
      log: logger(),
    });
    return { client: embedded.client, embedded };
  });

/** Begins to take events and to run functions. `alone`: no other process runs jobs on this database. */
export async function startJobs({ alone }: { alone: boolean }): Promise<void> {
  const { client, embedded } = jobs();
  setEventPublisher(async (events) => {
    await client.send(events.map(toInngestEvent));
  });
  await embedded?.start({ exclusive: alone });
}

const toInngestEvent = ({ id, name, data, ts }: JobEvent) => ({
  id,
  name,
  data,
  ...(ts === undefined ? {} : { ts }),
});
