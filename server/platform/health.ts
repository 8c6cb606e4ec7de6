import { db } from "./db";

export type PartHealth = "ok" | "down";

const LIMIT_MS = 2_000;

/** Whether the database answers within two seconds. */
export async function databaseHealth(): Promise<PartHealth> {
  const late = new Promise<"down">((resolve) => setTimeout(() => resolve("down"), LIMIT_MS).unref());
  const asked = db().$queryRaw`select 1`.then((): PartHealth => "ok").catch((): PartHealth => "down");
  return Promise.race([asked, late]);
}
