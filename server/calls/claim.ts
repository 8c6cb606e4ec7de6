import { Prisma } from "../generated/prisma/client";
import { query } from "../platform/query";

/**
 * How long a command is left to the process that performs it, in seconds; then it is taken for dead. An order to ring may
 * get its answer slowly, and to give it twice meanwhile could ring twice. Whatever else is said twice is done once, and
 * somebody on the line may be waiting for it.
 */
const PLACING = 10;
const OTHERS = 3;
/** An order to ring that a process had sent when it died is carried out within this, or never arrived, seconds. */
const ON_ITS_WAY = 3;

const isPlacing = (body: Prisma.Sql): Prisma.Sql => Prisma.sql`${body}->>'type' in ('place-leg', 'take-leg')`;

/** @param body the command, as SQL for its JSON */
export const claimedUntil = (body: Prisma.Sql): Prisma.Sql => Prisma.sql`
             now() + make_interval(secs => case when ${isPlacing(body)} then ${PLACING}::int else ${OTHERS}::int end)`;

/** These processes are dead: nobody has to wait until their claims lapse. */
export async function freeClaims(dead: string[]): Promise<void> {
  await query(
    null,
    Prisma.sql`
    update "OutboxItem" set "claimedBy" = null,
           "claimedUntil" = case when ${isPlacing(Prisma.sql`body`)} then "claimedUntil" - make_interval(secs => ${PLACING - ON_ITS_WAY}) end
     where kind = 'command' and "doneAt" is null and "claimedBy" = any(${dead}::text[])`,
  );
}
