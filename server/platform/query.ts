import { createHash } from "node:crypto";
import type { Prisma } from "../generated/prisma/client";
import { pool, type Tx } from "./db";
import { oncePerProcess } from "./once-per-process";

/**
 * Runs a written statement. In a transaction where one is given; otherwise straight through the driver, which costs a
 * fraction of the client's way: for what people on the phone wait for. Either way it is parsed and planned once a
 * connection.
 */
export async function query<Row>(tx: Tx | null, statement: Prisma.Sql): Promise<Row[]> {
  if (tx) return tx.$queryRaw<Row[]>(statement);
  const { text, values } = statement;
  // The driver hands rows over as they are; their shape is what the statement says.
  return (await pool().query({ name: nameOf(text), text, values })).rows as Row[];
}

function nameOf(text: string): string {
  const names = oncePerProcess("statement-names", () => new Map<string, string>());
  const known = names.get(text);
  if (known) return known;
  const name = createHash("sha1").update(text).digest("base64url");
  names.set(text, name);
  return name;
}

/** The statement broke a unique index: the driver's code, or what the client makes of it. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && /"(?:23505|P2002)"/.test(JSON.stringify({ ...error }));
