import { db } from "./db";

interface Pace {
  /** Between two turns. */
  gapMs: number;
  /** So many may follow each other without a gap, after a rest. */
  burst: number;
  longestWaitMs: number;
}

/**
 * Takes a turn at a vendor's limit, in any number of processes: one statement a turn.
 * @param key all who share the limit say the same
 * @returns milliseconds until the turn that was taken; null: it would be further away than `longestWaitMs`, and none was
 */
export async function takeTurn(
  key: string,
  { gapMs, burst, longestWaitMs }: Pace,
  now: number,
): Promise<number | null> {
  // freeAt runs ahead of the clock by one gap a turn; a turn has come once that lead is within the burst.
  const rows = await db().$queryRaw<{ freeAt: Date }[]>`
    insert into "VendorPace" as p (key, "freeAt") values (${key}, ${at(now + gapMs)})
    on conflict (key) do update set "freeAt" = greatest(p."freeAt", ${at(now)}) + ${gapMs}::float8 * interval '1 ms'
     where p."freeAt" <= ${at(now + (burst - 1) * gapMs + longestWaitMs)}
    returning "freeAt"`;
  const [row] = rows;
  return row ? Math.max(0, Math.ceil(row.freeAt.getTime() - burst * gapMs - now)) : null;
}

const at = (ms: number): Date => new Date(ms);
