import { setTimeout as pause } from "node:timers/promises";
import type { Inngest, InngestFunction } from "inngest";
import { Pool } from "pg";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { inTransaction } from "./database";
import { createEmbeddedJobs, type EmbeddedJobs } from "./embedded-jobs";
import { bookThrottledStart } from "./flow-control";
import { planFunctions } from "./function-plan";
import { prune } from "./prune";
import { UnsupportedFunctionsError } from "./unsupported";

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const silent = () => undefined;
pool.on("error", silent); // as the app's pool must have: without, a connection that breaks ends the process
const log = { debug: silent, info: silent, warn: silent, error: silent };
const started: EmbeddedJobs[] = [];

function create(functions: (client: Inngest) => InngestFunction.Any[]): EmbeddedJobs {
  const jobs = createEmbeddedJobs({ pool, appId: "app", functions, log, retryDelayMs: 20 });
  started.push(jobs);
  return jobs;
}

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !(await isTrue()); await pause(20))
    if (Date.now() > end) throw new Error("it never came true");
}

const count = async (sql: string): Promise<number> =>
  Number((await pool.query(`select count(*) from ${sql}`)).rows[0]?.count);

afterEach(async () => {
  await Promise.all(started.splice(0).map((jobs) => jobs.stop({ drainMs: 1000 })));
  await pool.query(
    "truncate executor.functions, executor.events, executor.runs, executor.steps, executor.jobs, executor.keys",
  );
});
afterAll(() => pool.end());

describe("starting", () => {
  it("is refused where functions need an Inngest server, naming function and option", async () => {
    const jobs = create((client) => [
      client.createFunction(
        {
          id: "impatient",
          triggers: [{ event: "x", if: "event.data.n > 1" }],
          debounce: { period: "5s" },
          cancelOn: [{ event: "y", match: "data.id" }],
          timeouts: { finish: "1m" },
          concurrency: { limit: 1, key: 'event.data.a + "b"' },
        },
        async () => undefined,
      ),
    ]);
    const refusal = await jobs.start().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnsupportedFunctionsError);
    for (const option of ['trigger "if"', "debounce", "cancelOn", "timeouts", "concurrency.key"])
      expect(String(refusal)).toContain(`app-impatient: ${option}`);
    expect(String(refusal)).toContain("INNGEST_BASE_URL");
    expect(jobs.status().state).toBe("stopped");
  });

  it("runs what was sent before, and stops and starts again", async () => {
    const heard: number[] = [];
    const jobs = create((client) => [
      client.createFunction({ id: "hear", triggers: [{ event: "x" }] }, async ({ event }) => {
        heard.push(event.data.n);
      }),
    ]);
    await jobs.start({ exclusive: true });
    await until(() => jobs.status().isHealthy);
    expect(await jobs.stop()).toBe(true);
    expect(jobs.status()).toEqual({ state: "stopped", isHealthy: false, inFlight: 0 });
    await jobs.client.send({ name: "x", data: { n: 1 } });
    await pause(100);
    expect(heard).toEqual([]);
    await jobs.start({ exclusive: true });
    await until(() => heard.length === 1);
    await expect(jobs.start()).rejects.toThrow("stop it before starting it again");
  });

  it("lets go of functions that are gone: their runs fail in the end, their crons stop", async () => {
    const keep = (client: Inngest) =>
      client.createFunction({ id: "keep", triggers: [{ event: "x" }] }, async () => 1);
    const before = create((client) => [
      keep(client),
      client.createFunction({ id: "gone", triggers: [{ event: "y" }, { cron: "* * * * *" }] }, async () => 1),
    ]);
    await before.start();
    await before.stop();
    await before.client.send({ name: "y", data: {} });
    expect(await count("executor.jobs where kind = 'cron'")).toBe(1);
    await create((client) => [keep(client)]).start();
    expect(await count("executor.jobs where kind = 'cron'")).toBe(0);
    await until(async () => (await count("executor.runs where status = 'failed'")) === 1);
  });
});

describe("stopping", () => {
  it("says so when work had not ended by then", async () => {
    let isStarted = false;
    const jobs = create((client) => [
      client.createFunction({ id: "long", triggers: [{ event: "x" }] }, async ({ step }) => {
        await step.run("work", async () => {
          isStarted = true;
          await pause(600);
        });
      }),
    ]);
    await jobs.start();
    await jobs.client.send({ name: "x", data: {} });
    await until(() => isStarted);
    expect(await jobs.stop({ drainMs: 50 })).toBe(false);
    await until(() => jobs.status().inFlight === 0);
  });
});

describe("a database that drops every connection", () => {
  it("delays work and loses none", async () => {
    const done: string[] = [];
    const jobs = create((client) => [
      client.createFunction({ id: "steady", triggers: [{ event: "x" }] }, async ({ step }) => {
        for (const name of ["a", "b", "c"])
          await step.run(name, async () => {
            await pause(60);
            done.push(name);
          });
        await step.sleep("rest", "1s");
        await step.run("end", () => done.push("end"));
      }),
    ]);
    await jobs.start({ exclusive: true });
    await jobs.client.send({ name: "x", data: {} });
    for (let i = 0; i < 4; i++) {
      await pause(70);
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
    }
    await until(async () => (await count("executor.runs where status = 'completed'")) === 1);
    expect([...new Set(done)]).toEqual(["a", "b", "c", "end"]);
  });
});

describe("throttle", () => {
  it("books starts at the pace, after a burst, each key for itself", async () => {
    const [plan] = planFunctions([
      {
        id: "f",
        triggers: [{ event: "x" }],
        steps: { step: {} },
        throttle: { limit: 2, period: "2s", burst: 2, key: "event.data.k" },
      },
    ]);
    if (!plan) throw new Error("no plan");
    const delays = await inTransaction(pool, async (tx) => {
      const booked: number[] = [];
      for (const k of ["a", "a", "a", "a", "b"])
        booked.push(await bookThrottledStart(tx, plan, { data: { k } }));
      return booked;
    });
    expect(delays.map(Math.round)).toEqual([0, 0, 1000, 2000, 0]);
  });
});

describe("a cron", () => {
  it("that is overdue ticks once, and the next tick is in the future", async () => {
    const ticks: unknown[] = [];
    const jobs = create((client) => [
      client.createFunction(
        { id: "yearly", triggers: [{ cron: "TZ=Europe/Berlin 0 9 1 1 *" }] },
        async ({ event }) => {
          ticks.push(event);
        },
      ),
    ]);
    await jobs.start();
    await pool.query("update executor.jobs set due_at = now() - interval '3 days' where kind = 'cron'");
    jobs.wake();
    await until(() => ticks.length === 1);
    expect(ticks[0]).toMatchObject({
      name: "inngest/scheduled.timer",
      data: { cron: "TZ=Europe/Berlin 0 9 1 1 *" },
    });
    expect(await count("executor.jobs where kind = 'cron' and due_at > now()")).toBe(1);
    // Registered again, as at every start, the tick that waits stays as it is.
    await jobs.stop();
    await jobs.start();
    await pause(100);
    expect(ticks).toHaveLength(1);
  });
});

describe("pruning", () => {
  it("deletes what ended a day ago, and nothing that is still needed", async () => {
    const jobs = create((client) => [
      client.createFunction({ id: "nap", triggers: [{ event: "x" }] }, async ({ step }) => {
        await step.sleep("rest", "1h");
      }),
    ]);
    await jobs.start();
    await jobs.client.send([
      { name: "x", data: {} },
      { name: "x", data: {} },
    ]);
    await until(async () => (await count("executor.jobs where kind = 'sleep'")) === 2);
    await pool.query("update executor.events set received_at = now() - interval '25 hours'");
    await pool.query(
      `update executor.runs set started_at = now() - interval '30 days',
         ended_at = case when id = (select id from executor.runs limit 1) then now() - interval '25 hours' end`,
    );
    await pool.query(
      "insert into executor.keys values ('old', now() - interval '1 s'), ('new', now() + interval '1 h')",
    );
    await prune({
      pool,
      owner: "test",
      handler: async () => new Response(),
      leaseSeconds: 1,
      retryDelayMs: null,
      log,
    });
    expect(await count("executor.runs")).toBe(1);
    expect(await count("executor.events")).toBe(0);
    expect(await count("executor.keys")).toBe(1);
  });
});
