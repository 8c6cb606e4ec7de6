import { setTimeout as pause } from "node:timers/promises";
import { db } from "./db";

export type PartHealth = "ok" | "down";

const LIMIT_MS = 2_000;

/** Whether the database answers within two seconds. */
export async function databaseHealth(): Promise<PartHealth> {
  const late = new Promise<"down">((resolve) => setTimeout(() => resolve("down"), LIMIT_MS).unref());
  const asked = db().$queryRaw`select 1`.then((): PartHealth => "ok").catch((): PartHealth => "down");
  return Promise.race([asked, late]);
}

const LOOK_EVERY_MS = 250;

/**
 * Waits until the database takes queries, for a minute: one that was killed together with us is still on its way back.
 * @throws Error where it does not come
 */
export async function databaseReady(): Promise<void> {
  for (const end = Date.now() + 60_000; (await databaseHealth()) === "down"; await pause(LOOK_EVERY_MS))
    if (Date.now() > end) throw new Error("The database did not answer for a minute. Is DATABASE_URL right?");
}
