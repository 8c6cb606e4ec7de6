import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import type { Pool } from "pg";
import { z } from "zod";
import { SERVE_URL } from "./call-function";
import type { Log } from "./engine";
import { createEmbeddedExecutor, type ExecutorStatus } from "./executor";

export interface EmbeddedJobsOptions {
  pool: Pool;
  appId: string;
  /** Makes the functions with the client they belong to; the same code runs on an Inngest server. */
  functions: (client: Inngest) => InngestFunction.Any[];
  log: Log;
  /** How long a dead process keeps its jobs. */
  leaseSeconds?: number;
  /** A fixed delay between attempts instead of Inngest's growing one; for tests. */
  retryDelayMs?: number;
}

export interface EmbeddedJobs {
  /** Sends events. They are kept from the moment `send` resolves, also while the jobs do not run. */
  client: Inngest;
  /**
   * Registers the functions and begins to run them. `exclusive`: no other process runs jobs on this database.
   * @throws UnsupportedFunctionsError naming each option that only an Inngest server can honour
   */
  start(options?: { exclusive?: boolean }): Promise<void>;
  /** Takes no more work and waits for what is in flight, at most `drainMs`. False: some had not ended by then. */
  stop(options?: { drainMs?: number }): Promise<boolean>;
  /** There may be work queued by another process: look now instead of within a second. */
  wake(): void;
  status(): ExecutorStatus;
}

/** Runs Inngest functions inside this process, on Postgres, with no Inngest server and no network in between. */
export function createEmbeddedJobs(options: EmbeddedJobsOptions): EmbeddedJobs {
  const executor = createEmbeddedExecutor({ ...options, handler: (request) => endpoint(request) });
  // isDev: nothing leaves the process, so there is nobody to prove a signature to.
  const client = new Inngest({ id: options.appId, isDev: true, fetch: executor.fetch, logger: options.log });
  const functions = options.functions(client);
  const endpoint = serve({ client, functions });

  return {
    client,
    async start(startOptions) {
      await executor.register(await readConfigs(endpoint));
      await executor.start(startOptions);
    },
    stop: executor.stop,
    wake: executor.wake,
    status: executor.status,
  };
}

const syncAnswerSchema = z.object({ functions: z.array(z.unknown()) });

/** Asks the SDK for the functions' registration, the way an Inngest server syncs an app in-band. */
async function readConfigs(endpoint: (request: Request) => Promise<Response>): Promise<unknown[]> {
  const response = await endpoint(
    new Request(SERVE_URL, {
      method: "PUT",
      headers: {
        host: new URL(SERVE_URL).host,
        "content-type": "application/json",
        "x-inngest-sync-kind": "in_band",
      },
      body: JSON.stringify({ url: SERVE_URL }),
    }),
  );
  const text = await response.text();
  const answer = response.ok ? syncAnswerSchema.safeParse(JSON.parse(text)) : null;
  if (!answer?.success) throw new Error(`The SDK did not list its functions (${response.status}): ${text}`);
  return answer.data.functions;
}
