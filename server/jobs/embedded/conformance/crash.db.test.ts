import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, test as base, beforeAll, describe, expect } from "vitest";
import { type AppOptions, bundleApp, startApp } from "./app-process";
import { createFreshDatabase } from "./fresh-database";
import { type Journal, openJournal } from "./journal";

/** What is left when processes end in the middle of things. Each test has a database and processes of its own. */

let bundle: string;
beforeAll(async () => {
  bundle = await bundleApp();
});
afterAll(() => rmSync(bundle, { force: true }));

interface World {
  journal: Journal;
  /** Starts a process on this test's database; ended with the test. */
  start: (options?: Partial<AppOptions>) => ReturnType<typeof startApp>;
  query: (sql: string) => Promise<{ [column: string]: unknown }[]>;
}

const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner wants a destructured argument
  world: async ({}, use) => {
    const database = await createFreshDatabase();
    const folder = mkdtempSync(path.join(tmpdir(), "crash-"));
    const journalFile = path.join(folder, "journal.jsonl");
    const apps: Awaited<ReturnType<typeof startApp>>[] = [];
    await use({
      journal: openJournal(journalFile),
      start: async (options) => {
        const app = await startApp({ bundle, databaseUrl: database.url, journalFile, ...options });
        apps.push(app);
        return app;
      },
      query: async (sql) => {
        const client = new Client({ connectionString: database.url });
        await client.connect();
        const { rows } = await client.query(sql);
        await client.end();
        return rows;
      },
    });
    await Promise.all(apps.map((app) => app.kill()));
    await database.drop();
    rmSync(folder, { recursive: true });
  },
});

describe.concurrent("kill -9", () => {
  test("in the middle of a step: the step runs again, what was done before does not", async ({ world }) => {
    const { journal } = world;
    const app = await world.start();
    await app.send("t/slow", { k: "x", ms: 500 });
    await journal.waitFor("slow", "x", "start");
    await app.kill();
    await world.start();
    await journal.waitFor("slow", "x", "after");
    expect(journal.of("slow", "x").map(({ what }) => what)).toEqual([
      "before",
      "start",
      "start",
      "end",
      "after",
    ]);
    // retries: 0, and still run again: a crash is no error of the function, and uses up no attempt.
    expect(journal.of("slow", "x", "start").map(({ attempt }) => attempt)).toEqual([0, 0]);
  });

  test("while a run sleeps: it wakes all the same, also when that is overdue", async ({ world }) => {
    const { journal } = world;
    const app = await world.start();
    await app.send("t/sleep", { k: "short", ms: 1000 });
    await app.send("t/sleep", { k: "long", ms: 4000 });
    await journal.waitFor("sleep", "short", "before");
    await journal.waitFor("sleep", "long", "before");
    await pause(200); // the step's result is stored after the journal's line
    await app.kill();
    await pause(1200);
    await world.start();
    await journal.waitFor("sleep", "short", "after");
    await journal.waitFor("sleep", "long", "after");
    for (const key of ["short", "long"]) expect(journal.of("sleep", key, "before")).toHaveLength(1);
  });

  test("right after an event was acknowledged: the event is not lost", async ({ world }) => {
    const { journal } = world;
    const app = await world.start();
    for (let i = 0; i < 5; i++) await app.send("t/sent", { k: `${i}`, i });
    await app.send("t/slow", { k: "last", ms: 0 });
    await app.kill();
    await world.start();
    for (let i = 0; i < 5; i++) await journal.waitFor("sent", `${i}`, "run");
    await journal.waitFor("slow", "last", "after");
  });

  test("by a step itself, again and again: in the end the run is given up", async ({ world }) => {
    const { journal } = world;
    const first = await world.start();
    await first.send("t/deadly", { k: "x" }).catch(() => undefined);
    await first.ended();
    for (let i = 0; i < 5; i++) await (await world.start()).ended();
    const last = await world.start();
    await last.send("t/slow", { k: "after", ms: 0 });
    await journal.waitFor("slow", "after", "after");
    expect(journal.of("deadly", "x")).toHaveLength(6);
    const [run] = await world.query(
      `select status, output->>'message' as message from executor.runs where function_id = 'conformance-deadly'`,
    );
    expect(run).toMatchObject({ status: "failed", message: expect.stringContaining("6 times") });
  }, 40_000);
});

describe.concurrent("two processes on one database", () => {
  test("share the work: each run once, concurrency keys hold across both", async ({ world }) => {
    const { journal } = world;
    const [a, b] = await Promise.all([world.start({ exclusive: false }), world.start({ exclusive: false })]);
    const sends = Array.from({ length: 40 }, (_, i) =>
      (i % 2 ? a : b).send("t/slow", { k: `s${i}`, ms: 20 }),
    );
    const guarded = Array.from({ length: 8 }, (_, i) =>
      (i % 2 ? a : b).send("t/concurrency", { k: "c", operator: "only" }),
    );
    await Promise.all([...sends, ...guarded]);
    for (let i = 0; i < 40; i++) await journal.waitFor("slow", `s${i}`, "after");
    await journal.waitFor("concurrency", "c", "end", 8);
    for (let i = 0; i < 40; i++)
      expect(journal.of("slow", `s${i}`).map(({ what }) => what)).toEqual([
        "before",
        "start",
        "end",
        "after",
      ]);
    const turns = journal.of("concurrency", "c").map(({ what }) => what);
    expect(turns).toEqual(Array.from({ length: 8 }, () => ["start", "end"]).flat());
  });

  test("one is killed: the other takes over after the lease", async ({ world }) => {
    const { journal } = world;
    const options = { exclusive: false, leaseSeconds: 2 };
    const [a, b] = await Promise.all([world.start(options), world.start(options)]);
    await a.send("t/slow", { k: "x", ms: 1500 });
    const [started] = await journal.waitFor("slow", "x", "start");
    const [holder, other] = started?.pid === a.pid ? [a, b] : [b, a];
    await holder.kill();
    const [after] = await journal.waitFor("slow", "x", "after");
    expect(after?.pid).toBe(other.pid);
    expect(journal.of("slow", "x", "before")).toHaveLength(1);
  });

  test("one stalls past its lease and wakes up: it can write nothing any more", async ({ world }) => {
    const { journal } = world;
    const options = { exclusive: false, leaseSeconds: 2 };
    const a = await world.start(options);
    await a.send("t/slow", { k: "x", ms: 300 });
    await journal.waitFor("slow", "x", "start");
    a.hold();
    const b = await world.start(options);
    const [after] = await journal.waitFor("slow", "x", "after");
    expect(after?.pid).toBe(b.pid);
    a.resume();
    await journal.waitFor("slow", "x", "end", 2);
    await pause(1000);
    expect(journal.of("slow", "x", "after")).toHaveLength(1);
    const runs = await world.query(`select status from executor.runs where function_id = 'conformance-slow'`);
    expect(runs).toEqual([{ status: "completed" }]);
  });
});

describe.concurrent("a graceful stop", () => {
  test("waits for the step in flight and leaves the rest to the next process", async ({ world }) => {
    const { journal } = world;
    const app = await world.start();
    await app.send("t/slow", { k: "x", ms: 700 });
    await app.send("t/sleep", { k: "y", ms: 2000 });
    await journal.waitFor("slow", "x", "start");
    await journal.waitFor("sleep", "y", "before");
    await app.stopGracefully();
    expect(journal.of("slow", "x", "end")).toHaveLength(1);
    const leases = await world.query(`select id from executor.jobs where lease_until is not null`);
    expect(leases).toEqual([]);
    await world.start({ exclusive: false });
    await journal.waitFor("sleep", "y", "after");
    await journal.waitFor("slow", "x", "after");
    expect(journal.of("slow", "x", "start")).toHaveLength(1);
  });
});
