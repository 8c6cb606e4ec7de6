import { createPacing, type PacingMemory, type PredictivePacing } from "@/core/pacing/pacing";
import type { LegEvent } from "@/core/pacing/team-view";
import { processId } from "../calls/fresh-commands";
import { Prisma } from "../generated/prisma/client";
import { oncePerProcess } from "../platform/once-per-process";
import { query } from "../platform/query";
import type { MemoryReading } from "./read-smart-books";

interface Known {
  version: number;
  memory: PacingMemory;
}

/** Memories as they were read last, by team: some dozens of kilobytes each, that change every few seconds. */
const known = () => oncePerProcess("pacing-memories", () => new Map<string, Known>());

/**
 * The pacing of the teams in sight: what each remembers, and what it was told since. Any process comes to the same one,
 * whichever processes were told.
 */
export async function pacingOf(readings: readonly MemoryReading[]): Promise<PredictivePacing> {
  const missing = readings.filter(({ teamId, version }) => known().get(teamId)?.version !== version);
  if (missing.length > 0) await recall(missing.map(({ teamId }) => teamId));
  const memory = Object.assign({}, ...readings.map(({ teamId }) => known().get(teamId)?.memory ?? {}));
  const pacing = createPacing({ memory });
  for (const { lessons } of readings) for (const event of lessons) pacing.observe(event);
  return pacing;
}

async function recall(teamIds: string[]): Promise<void> {
  const rows = await query<Known & { teamId: string }>(
    null,
    Prisma.sql`select "teamId", version, memory from "PacingMemory" where "teamId" = any(${teamIds}::text[])`,
  );
  for (const { teamId, version, memory } of rows) known().set(teamId, { version, memory });
}

/** How long a process may be silent before another one looks at its teams: twice a look, and some. */
const HOLD_SECONDS = 3;

/**
 * Of teams that are to be looked at without anything having happened: those whose looks this process does, for some
 * seconds. Only a relief: two that look decide once, and whoever receives an event follows it at once in any case.
 */
export async function holdTeams(teamIds: string[]): Promise<string[]> {
  if (teamIds.length === 0) return [];
  const me = processId();
  const rows = await query<{ teamId: string }>(
    null,
    Prisma.sql`
    insert into "PacingMemory" ("teamId", "heldBy", "heldUntil")
    select t.id, ${me}, now() + make_interval(secs => ${HOLD_SECONDS}) from "Team" t where t.id = any(${teamIds}::text[]) order by t.id
    on conflict ("teamId") do update set "heldBy" = excluded."heldBy", "heldUntil" = excluded."heldUntil"
     where "PacingMemory"."heldBy" is null or "PacingMemory"."heldBy" = ${me} or "PacingMemory"."heldUntil" < now()
    returning "teamId"`,
  );
  return rows.map(({ teamId }) => teamId);
}

/** These processes are dead, and look at no team. */
export async function freeTeams(dead: string[]): Promise<void> {
  await query(
    null,
    Prisma.sql`update "PacingMemory" set "heldBy" = null where "heldBy" = any(${dead}::text[])`,
  );
}

/** Lessons stand beside the memory until so many are there, or the oldest has waited so long. */
const SAVE_AFTER_LESSONS = 40;
const SAVE_AFTER_SECONDS = 5;

interface Due {
  teamId: string;
  version: number;
  memory: PacingMemory;
  lessons: { seq: number; event: LegEvent }[];
}

/**
 * Takes lessons into the memories of held teams, off the hot path. The lessons go in the statement that writes the
 * memory, so that each teaches once; another writer's memory is left alone.
 */
export async function rememberLessons(teamIds: string[]): Promise<void> {
  if (teamIds.length === 0) return;
  const due = await query<Due>(
    null,
    Prisma.sql`
    select p."teamId", p.version, p.memory,
           (select json_agg(json_build_object('seq', e.seq, 'event', e.event) order by e.seq)
              from "PacingLesson" e where e."teamId" = p."teamId") as lessons
      from "PacingMemory" p
     where p."teamId" = any(${teamIds}::text[])
       and exists (select 1 from "PacingLesson" e where e."teamId" = p."teamId")
       and (p."savedAt" < now() - make_interval(secs => ${SAVE_AFTER_SECONDS})
            or (select count(*) from "PacingLesson" e where e."teamId" = p."teamId") >= ${SAVE_AFTER_LESSONS})`,
  );
  for (const { teamId, version, memory, lessons } of due) {
    const pacing = createPacing({ memory });
    for (const { event } of lessons) pacing.observe(event);
    await query(
      null,
      Prisma.sql`
      with kept as (
        update "PacingMemory" set memory = ${JSON.stringify(pacing.remember())}::jsonb, version = version + 1, "savedAt" = now()
         where "teamId" = ${teamId} and version = ${version} returning "teamId")
      delete from "PacingLesson" e using kept
       where e."teamId" = kept."teamId" and e.seq = any(${lessons.map(({ seq }) => seq)}::bigint[])`,
    );
  }
}
