import { Pool } from "pg";
import { createEmbeddedJobs } from "../embedded-jobs";
import { conformanceFunctions } from "./functions";
import { openJournal } from "./journal";

/** The process that the crash tests kill: functions and executor together, as in the product. */
const { DATABASE_URL, JOURNAL, EXCLUSIVE, LEASE_SECONDS } = process.env;
if (!DATABASE_URL || !JOURNAL) throw new Error("app.ts needs DATABASE_URL and JOURNAL");

const silent = () => undefined;
const journal = openJournal(JOURNAL);
const pool = new Pool({ connectionString: DATABASE_URL });
// Without a listener an idle connection that breaks ends the process.
pool.on("error", silent);
const jobs = createEmbeddedJobs({
  pool,
  appId: "conformance",
  functions: (client) => conformanceFunctions(client, journal.append),
  log: { debug: silent, info: silent, warn: silent, error: silent },
  leaseSeconds: Number(LEASE_SECONDS ?? 10),
  retryDelayMs: 50,
});

/** Requests of the suite: an event to send, or "stop". Answered when it is done. */
process.on("message", async (request: { id: number; send?: { name: string; data: object } }) => {
  if (request.send) await jobs.client.send(request.send);
  else await jobs.stop({ drainMs: 10_000 });
  process.send?.({ id: request.id });
});

await jobs.start({ exclusive: EXCLUSIVE === "1" });
process.send?.({ ready: true });
