import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "./db";
import { createSignOfLife } from "./sign-of-life";

const registered = async () => (await db().serverProcess.findMany()).map(({ id }) => id).sort();

/** As a process that dies: it gives no other sign until it looks again. */
const endSignOf = async (id: string) => {
  await db().$queryRaw`
    select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and objsubid = 1
       and (classid::bigint << 32 | objid::bigint) = hashtextextended(${id}, 0)`;
};

describe("signs of life", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
  afterEach(() => void vi.useRealTimers());

  it("of others are missed for a while before somebody is taken for dead", async () => {
    const [one, two] = [createSignOfLife("one"), createSignOfLife("two")];
    for (const life of [one, two]) expect(await life.look()).toEqual([]);
    expect(await registered()).toEqual(["one", "two"]);
    vi.advanceTimersByTime(60_000);
    expect(await one.look()).toEqual([]);

    await endSignOf("two");
    expect(await one.look()).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(await one.look()).toEqual([]);
    // It lives, and has only been slow to connect anew.
    await two.look();
    vi.advanceTimersByTime(1_000);
    expect(await one.look()).toEqual([]);

    await endSignOf("two");
    expect(await one.look()).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(await one.look()).toEqual(["two"]);
    await one.forget(["two"]);
    expect(await one.look()).toEqual([]);
    expect(await registered()).toEqual(["one"]);
  });

  it("are all new after the database was away: whoever is back first judges nobody", async () => {
    const [early, late] = [createSignOfLife("early"), createSignOfLife("late")];
    for (const life of [early, late]) await life.look();
    vi.advanceTimersByTime(60_000);
    await endSignOf("early");
    await endSignOf("late");
    await vi.waitFor(async () => expect(await early.look().catch(() => null)).toEqual([]));
    vi.advanceTimersByTime(1_500);
    expect(await early.look()).toEqual([]);
    await late.look();
    vi.advanceTimersByTime(60_000);
    expect(await early.look()).toEqual([]);
  });
});
