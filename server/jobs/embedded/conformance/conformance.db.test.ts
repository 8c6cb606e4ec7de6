import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "pg";
import { afterAll, test as base, beforeAll, describe, expect } from "vitest";
import { createEmbeddedJobs, type EmbeddedJobs } from "../embedded-jobs";
import { conformanceFunctions } from "./functions";
import { type Entry, openJournal } from "./journal";

/** Behaviour that product functions may rely on, with the real SDK. Each test has a key of its own, so they run at once. */

const folder = mkdtempSync(path.join(tmpdir(), "conformance-"));
const journal = openJournal(path.join(folder, "journal.jsonl"));
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const silent = () => undefined;
const trouble: unknown[] = [];
let jobs: EmbeddedJobs;

const test = base.extend<{ key: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner wants a destructured argument
  key: async ({}, use) => use(crypto.randomUUID()),
});

const send = (name: string, data: object, extra: { id?: string; ts?: number } = {}) =>
  jobs.client.send({ name, data, ...extra });

const values = (entries: Entry[], field: string) => entries.map((entry) => entry[field]);

const gaps = (entries: Entry[]) => entries.slice(1).map((entry, i) => entry.at - (entries[i]?.at ?? 0));

/** How many were between "start" and "end" at once, at most. */
function peak(entries: Entry[]): number {
  let open = 0;
  return Math.max(...entries.map(({ what }) => (open += what === "start" ? 1 : -1)));
}

/** Functions may fail, the executor may not. */
function noteTrouble(context: object, message: string): void {
  if (/could not be stored|could not serve|trying again/.test(message)) trouble.push({ message, ...context });
}

beforeAll(async () => {
  jobs = createEmbeddedJobs({
    pool,
    appId: "conformance",
    functions: (client) => conformanceFunctions(client, journal.append),
    log: { debug: silent, info: silent, warn: silent, error: noteTrouble },
    retryDelayMs: 50,
  });
  await jobs.start({ exclusive: true });
});

afterAll(async () => {
  expect(await jobs.stop({ drainMs: 5000 })).toBe(true);
  expect(trouble).toEqual([]);
  await pool.end();
  rmSync(folder, { recursive: true });
});

describe.concurrent("steps", () => {
  test("run once each, and what they return comes back as it was", async ({ key }) => {
    await send("t/sequence", { k: key });
    const [done] = await journal.waitFor("sequence", key, "done");
    expect(done).toMatchObject({ c: 4, nothing: null, text: "\u0000 and \ud800" });
    for (const step of ["a", "b", "c"]) expect(journal.of("sequence", key, step)).toHaveLength(1);
  });

  test("of the same id in a loop are told apart, also after a sleep", async ({ key }) => {
    await send("t/loop", { k: key });
    const [done] = await journal.waitFor("loop", key, "done");
    expect(done?.sum).toBe(3);
    expect(values(journal.of("loop", key, "iteration"), "i")).toEqual([0, 1, 2]);
  });

  test("sleep for a length of time", async ({ key }) => {
    await send("t/sleep", { k: key, ms: 1000 });
    const [after] = await journal.waitFor("sleep", key, "after");
    const slept = (after?.at ?? 0) - (journal.of("sleep", key, "before")[0]?.at ?? 0);
    expect(slept).toBeGreaterThanOrEqual(950);
  });

  test("sleep until a moment", async ({ key }) => {
    const at = Date.now() + 1500;
    await send("t/sleep-until", { k: key, at });
    const [after] = await journal.waitFor("sleep-until", key, "after");
    expect(after?.at).toBeGreaterThanOrEqual(at - 50);
  });

  test("that sleep for a length nobody understands fail the run, saying what to write", async ({ key }) => {
    await send("t/bad-sleep", { k: key });
    expect(await failureOf("bad-sleep", key)).toMatch(/is not a length of time or a date/);
  });

  test("send events, each once", async ({ key }) => {
    await send("t/send", { k: key });
    await journal.waitFor("sent", key, "run", 2);
    const [done] = await journal.waitFor("send", key, "done");
    expect(done?.ids).toHaveLength(2);
    expect(values(journal.of("sent", key, "run"), "i").sort()).toEqual([0, 1]);
  });

  test("run in parallel", async ({ key }) => {
    await send("t/parallel", { k: key });
    const [done] = await journal.waitFor("parallel", key, "done");
    expect(done?.sum).toBe(30);
    const started = values(journal.of("parallel", key, "start"), "at").map(Number);
    const ended = values(journal.of("parallel", key, "end"), "at").map(Number);
    expect(started).toHaveLength(3);
    expect(Math.max(...started)).toBeLessThan(Math.min(...ended));
    expect(journal.of("parallel", key, "join")).toHaveLength(1);
  });

  test("run in parallel chains, which may sleep", async ({ key }) => {
    await send("t/parallel-chains", { k: key });
    const [join] = await journal.waitFor("parallel-chains", key, "join");
    expect(join?.names).toEqual(["a", "b", "c"]);
    for (const step of ["a-1", "b-1", "c-1", "a-2", "b-2", "c-2", "join"])
      expect(journal.of("parallel-chains", key, step)).toHaveLength(1);
  });

  test("may together return more than 4 MB", async ({ key }) => {
    await send("t/big-state", { k: key });
    const [end] = await journal.waitFor("big-state", key, "end");
    expect(end?.chars).toBe(6_000_000);
  });

  test("that only an Inngest server has fail the run, saying what to do", async ({ key }) => {
    await send("t/wait", { k: key });
    const message = await failureOf("wait", key);
    expect(message).toMatch(/step\.waitForEvent is not supported/);
    expect(message).toMatch(/INNGEST_BASE_URL/);
  });
});

describe.concurrent("errors", () => {
  test("are tried again with growing attempts, which start anew at the next step", async ({ key }) => {
    await send("t/retry", { k: key });
    const [done] = await journal.waitFor("retry", key, "done");
    expect(done?.result).toBe("ok 2");
    expect(values(journal.of("retry", key, "try"), "attempt")).toEqual([0, 1, 2]);
    expect(journal.of("retry", key, "first")).toHaveLength(1);
    expect(journal.of("retry", key, "after")[0]?.attempt).toBe(0);
  });

  test("may say when to try again", async ({ key }) => {
    await send("t/retry-after", { k: key });
    await journal.waitFor("retry-after", key, "done");
    expect(gaps(journal.of("retry-after", key, "try"))[0]).toBeGreaterThanOrEqual(950);
  });

  test("that cannot be retried end the run at once, and onFailure hears of it once", async ({ key }) => {
    const sent = await send("t/not-retriable", { k: key });
    expect(sent.ids).toHaveLength(1);
    const [failed] = await journal.waitFor("not-retriable", key, "failed");
    expect(failed).toMatchObject({
      functionId: "conformance-not-retriable",
      message: "nope",
      name: "inngest/function.failed",
      runId: expect.any(String),
    });
    await pause(300);
    expect(journal.of("not-retriable", key, "try")).toHaveLength(1);
    expect(journal.of("not-retriable", key, "failed")).toHaveLength(1);
  });

  test("of a step use up its retries", async ({ key }) => {
    await send("t/exhaust", { k: key });
    const [failed] = await journal.waitFor("exhaust", key, "failed");
    expect(failed?.message).toBe("always");
    expect(values(journal.of("exhaust", key, "try"), "attempt")).toEqual([0, 1]);
  });

  test("outside of steps use up the function's retries", async ({ key }) => {
    await send("t/function-error", { k: key });
    const [failed] = await journal.waitFor("function-error", key, "failed");
    expect(failed?.message).toBe("top level");
    expect(values(journal.of("function-error", key, "try"), "attempt")).toEqual([0, 1]);
  });

  test("of a step can be caught by the function", async ({ key }) => {
    await send("t/catch", { k: key });
    const [done] = await journal.waitFor("catch", key, "done");
    expect(done?.caught).toBe("boom");
    expect(journal.of("catch", key, "try")).toHaveLength(1);
  });

  test("of one parallel step leave the others alone", async ({ key }) => {
    await send("t/parallel-fail", { k: key });
    const [join] = await journal.waitFor("parallel-fail", key, "join");
    expect(join?.results).toEqual(["fulfilled", "rejected"]);
    expect(journal.of("parallel-fail", key, "good")).toHaveLength(1);
    expect(values(journal.of("parallel-fail", key, "bad"), "attempt")).toEqual([0, 1]);
  });

  test("and ends are announced to functions that listen", async ({ key }) => {
    await send("t/catch", { k: key, watched: true });
    await send("t/exhaust", { k: key, watched: true });
    const heard = async (by: string, count: number) => {
      for (const end = Date.now() + 10_000; Date.now() < end; await pause(15)) {
        const found = journal.read().filter(({ fn, of }) => fn === by && of === key);
        if (found.length >= count) return values(found, "functionId").sort();
      }
      throw new Error(`${by} was not called ${count} times`);
    };
    expect(await heard("on-finished", 2)).toEqual(["conformance-catch", "conformance-exhaust"]);
    expect(await heard("on-failed", 1)).toEqual(["conformance-exhaust"]);
  });
});

describe.concurrent("starting runs", () => {
  test("any of several triggers does", async ({ key }) => {
    await send("t/either.a", { k: key });
    await send("t/either.b", { k: key });
    await journal.waitFor("either", key, "run", 2);
  });

  test("the same event id is one event", async ({ key }) => {
    for (let i = 0; i < 3; i++) await send("t/event-id", { k: key }, { id: key });
    await jobs.client.send([0, 1].map(() => ({ name: "t/event-id", id: `${key}-b`, data: { k: key } })));
    await journal.waitFor("event-id", key, "run", 2);
    await pause(300);
    expect(journal.of("event-id", key, "run")).toHaveLength(2);
  });

  test("an event of the future starts its run then", async ({ key }) => {
    const at = Date.now() + 1200;
    await send("t/future", { k: key }, { ts: at });
    const [run] = await journal.waitFor("future", key, "run");
    expect(run?.at).toBeGreaterThanOrEqual(at - 50);
  });

  test("the same idempotency key is one run", async ({ key }) => {
    for (let i = 0; i < 3; i++) await send("t/idempotency", { k: key, order: key });
    await send("t/idempotency", { k: key, order: `${key}-b` });
    await journal.waitFor("idempotency", key, "run", 2);
    await pause(300);
    expect(journal.of("idempotency", key, "run")).toHaveLength(2);
  });

  test("concurrency holds within a key, and not across keys", async ({ key }) => {
    const operators = ["A", "B"].map((name) => `${name} ${key}`);
    await Promise.all(
      [0, 1, 2].flatMap(() => operators.map((operator) => send("t/concurrency", { k: key, operator }))),
    );
    await journal.waitFor("concurrency", key, "end", 6);
    const entries = journal.of("concurrency", key);
    for (const operator of operators)
      expect(peak(entries.filter((entry) => entry.operator === operator))).toBe(1);
    expect(peak(entries)).toBe(2);
  });

  test("concurrency as a number holds for the function", async ({ key }) => {
    await jobs.client.send(
      Array.from({ length: 6 }, () => ({ name: "t/concurrency-number", data: { k: key } })),
    );
    await journal.waitFor("concurrency-number", key, "end", 6);
    expect(peak(journal.of("concurrency-number", key))).toBe(2);
  });

  test("a sleeping run frees its slot", async ({ key }) => {
    for (let i = 0; i < 2; i++) await send("t/concurrency-sleep", { k: key });
    await journal.waitFor("concurrency-sleep", key, "b", 2);
    expect(journal.of("concurrency-sleep", key).map(({ what }) => what)).toEqual(["a", "a", "b", "b"]);
  });

  test("throttle spaces runs and drops none", async ({ key }) => {
    const sentAt = Date.now();
    for (let i = 0; i < 3; i++) await send("t/throttle", { k: key });
    const runs = await journal.waitFor("throttle", key, "run", 3);
    for (const [i, { at }] of runs.entries()) expect(at).toBeGreaterThanOrEqual(sentAt + i * 1000);
  });
});

/** Why a run of a function ended in failure. */
async function failureOf(fn: string, key: string): Promise<string> {
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(20)) {
    const { rows } = await pool.query<{ message: string }>(
      `select output->>'message' as message from executor.runs
       where function_id = $1 and status = 'failed' and event->'data'->>'k' = $2`,
      [`conformance-${fn}`, key],
    );
    if (rows[0]) return rows[0].message;
  }
  throw new Error(`${fn} did not fail`);
}
