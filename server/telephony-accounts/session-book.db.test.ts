import { expect, it } from "vitest";
import { pruneDone } from "../engine/prune-done";
import { db } from "../platform/db";
import { sessionBookOf } from "./session-book";

const book = () => sessionBookOf(`account-${crypto.randomUUID()}`);

it("lets the first claim win, also of many at once", async () => {
  const sessions = book();
  const values = ["a", "b", "c", "d"];
  const noted = await Promise.all(values.map((value) => sessions.claim("call", value)));
  expect(new Set(noted).size).toBe(1);
  expect(await sessions.find("call")).toBe(noted[0]);
});

it("forgets only what it is told of, so that a late word of an old session harms no new one", async () => {
  const sessions = book();
  await sessions.claim("call", "old");
  await sessions.forget("call", "old");
  await sessions.claim("call", "new");
  await sessions.forget("call", "old");
  expect(await sessions.list()).toEqual([{ key: "call", value: "new" }]);
});

it("keeps the books of two accounts apart, and nothing of them readable", async () => {
  const [one, other] = [book(), book()];
  await one.claim("call", "https://session.example/secret");
  expect(await other.find("call")).toBeNull();
  const rows = await db().providerSession.findMany();
  expect(JSON.stringify(rows)).not.toContain("session.example");
});

it("is pruned after two days", async () => {
  const sessions = book();
  await sessions.claim("call", "a");
  await pruneDone(Date.now() + 86_400_000);
  expect(await sessions.find("call")).toBe("a");
  await pruneDone(Date.now() + 3 * 86_400_000);
  expect(await sessions.find("call")).toBeNull();
});
