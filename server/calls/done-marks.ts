import { Prisma } from "../generated/prisma/client";
import { gather } from "../platform/gather";
import { logger } from "../platform/logger";
import { oncePerProcess } from "../platform/once-per-process";
import { query } from "../platform/query";

/** Much less than a claim lasts: a mark that is lost with the process means that its command is performed again. */
const DELAY_MS = 100;

const marks = () =>
  oncePerProcess("done-marks", () => ({ keep: gather(write, DELAY_MS), last: Promise.resolve() }));

/**
 * Notes that a command is performed. Notes of many calls are written together, soon: nobody waits for them, and every
 * write of its own would keep the process from answering the phones.
 */
export function markDone(id: bigint): void {
  const mine = marks();
  mine.last = mine
    .keep([id])
    .catch((error: unknown) =>
      logger().warn({ err: error }, "performed commands are not marked; they are performed again"),
    );
}

/** Resolves when everything that is marked now is written. To be awaited before the outbox is asked what is left. */
export const marksKept = (): Promise<void> => marks().last;

const write = async (ids: bigint[]): Promise<void> =>
  void (await query(null, Prisma.sql`update "OutboxItem" set "doneAt" = now() where id = any(${ids})`));
