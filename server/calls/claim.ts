import { Prisma } from "../generated/prisma/client";

/**
 * How long a command is left to the process that performs it, in seconds; then it is taken for dead. An order to ring may
 * get its answer slowly, and to give it twice meanwhile could ring twice. Whatever else is said twice is done once, and
 * somebody on the line may be waiting for it.
 */
const PLACING = 10;
const OTHERS = 3;

/** @param body the command, as SQL for its JSON */
export const claimedUntil = (body: Prisma.Sql): Prisma.Sql => Prisma.sql`
             now() + make_interval(secs => case when ${body}->>'type' in ('place-leg', 'take-leg') then ${PLACING}::int else ${OTHERS}::int end)`;
