import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { Engine, Log } from "./engine";
import { planFunctions } from "./function-plan";
import { freeAllLeases, renewLeases } from "./job-queue";
import { prune } from "./prune";
import { registerFunctions } from "./register-functions";
import { createScheduler } from "./scheduler";
import { createSdkFetch } from "./sdk-routes";
import { workJob } from "./work-job";

export interface ExecutorOptions {
  pool: Pool;
  appId: string;
  /** The SDK's web-standard endpoint (`serve` of inngest/edge). Called in this process, never over a network. */
  handler: (request: Request) => Promise<Response>;
  log: Log;
  /** How long a dead process keeps its jobs. */
  leaseSeconds?: number;
  /** A fixed delay between attempts instead of Inngest's growing one; for tests. */
  retryDelayMs?: number;
}

export interface ExecutorStatus {
  state: "stopped" | "running" | "draining";
  /** Running, and lately able to look for work. */
  isHealthy: boolean;
  /** Calls to functions under way in this process. */
  inFlight: number;
}

export interface Executor {
  /** The client's `fetch`: events are taken whether or not the executor runs. */
  fetch: typeof fetch;
  /**
   * Makes these the app's functions. `configs` as the SDK registers them.
   * @throws UnsupportedFunctionsError naming each option that only an Inngest server can honour
   */
  register(configs: unknown[]): Promise<void>;
  /**
   * Begins to work.
   * @param exclusive no other process works on this database: jobs of a process that died are taken over at once
   *   instead of after the lease
   */
  start(options?: { exclusive?: boolean }): Promise<void>;
  /** Takes no more jobs and waits for those in flight, at most `drainMs`. False: some had not ended by then. */
  stop(options?: { drainMs?: number }): Promise<boolean>;
  /** There may be work queued by another process: look now instead of within a second. */
  wake(): void;
  status(): ExecutorStatus;
}

const DEFAULT_LEASE_SECONDS = 10;
const DEFAULT_DRAIN_MS = 15_000;
const PRUNE_EVERY_MS = 10 * 60_000;
/** The scheduler looks every second; a database that stalls a little is no news. */
const HEALTHY_WITHIN_MS = 10_000;

/**
 * Runs the functions of one app on Postgres, speaking Inngest's own protocol with the SDK inside this process.
 * For one machine. Steps run at least once: a step whose process died in its middle runs again.
 */
export function createEmbeddedExecutor(options: ExecutorOptions): Executor {
  const engine: Engine = {
    pool: options.pool,
    owner: randomBytes(8).toString("hex"),
    handler: options.handler,
    leaseSeconds: options.leaseSeconds ?? DEFAULT_LEASE_SECONDS,
    retryDelayMs: options.retryDelayMs ?? null,
    log: options.log,
  };
  const scheduler = createScheduler(engine, (job) => workJob(engine, job));
  let state: ExecutorStatus["state"] = "stopped";
  let timers: NodeJS.Timeout[] = [];

  const every = (ms: number, what: string, task: (engine: Engine) => Promise<void>) =>
    setInterval(() => {
      task(engine).catch((err: unknown) => engine.log.error({ err }, `${what} failed; trying again`));
    }, ms).unref();

  return {
    fetch: createSdkFetch(engine, scheduler.wake),
    wake: scheduler.wake,
    async register(configs) {
      await registerFunctions(engine, options.appId, planFunctions(configs));
      scheduler.wake();
    },
    async start({ exclusive = false } = {}) {
      if (state !== "stopped") throw new Error(`The executor is ${state}; stop it before starting it again.`);
      if (exclusive) await freeAllLeases(engine);
      state = "running";
      timers = [
        every((engine.leaseSeconds * 1000) / 3, "renewing leases", renewLeases),
        every(PRUNE_EVERY_MS, "pruning old runs", prune),
      ];
      scheduler.start();
    },
    async stop({ drainMs = DEFAULT_DRAIN_MS } = {}) {
      if (state !== "running") return true;
      state = "draining";
      const isDrained = await scheduler.stop(drainMs);
      for (const timer of timers) clearInterval(timer);
      state = "stopped";
      return isDrained;
    },
    status() {
      const lookedAt = scheduler.lookedAt();
      const isHealthy = state === "running" && lookedAt !== null && Date.now() - lookedAt < HEALTHY_WITHIN_MS;
      return { state, isHealthy, inFlight: scheduler.inFlight() };
    },
  };
}
