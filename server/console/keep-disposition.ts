import { wallTime } from "@/core/schedule/wall-time";
import { arrangeFollowUp } from "../callbacks/intake/arrange-follow-up";
import { AppError } from "../platform/app-error";
import { db, transaction } from "../platform/db";
import type { FollowUps } from "../platform/follow-ups";
import { publishChange } from "../platform/notify";
import { readChoices } from "../workspaces/dispositions/queries";
import { type Desk, findOwnCall } from "./commands";
import type { FollowUpTime } from "./schema";

export interface DispositionWish {
  callId: string;
  key: string;
  /** Epoch ms; null: nothing was arranged. */
  followUpAt: number | null;
  tags: string[];
}

/** @param timeZone the workspace's @returns epoch ms; NaN where it is no time */
export function followUpTime(time: FollowUpTime | null, timeZone: string, now: number): number | null {
  if (time === null) return null;
  return time.kind === "minutes" ? now + time.minutes * 60_000 : (wallTime(time.at, timeZone) ?? Number.NaN);
}

const LONGEST_AHEAD_MS = 90 * 24 * 3_600_000;

/**
 * Keeps what came of a talk, and arranges the next one where that was agreed. Said again, the last word counts; a call
 * arranges one follow-up at most.
 * @param by the operator's name, as the story tells it
 * @returns what follows from a follow-up
 * @throws AppError not-found; invalid; conflict where nobody talked, or where another callback is arranged already
 */
export async function keepDisposition(desk: Desk, by: string, input: DispositionWish): Promise<FollowUps> {
  const { workspaceId, clock } = desk;
  const call = await findOwnCall(desk, input.callId);
  if (call.joinedAt === null)
    throw new AppError("conflict", "Nobody talked in this call.", { reason: "no-talk" });
  const choice = (await readChoices(workspaceId)).choices.find(({ key }) => key === input.key);
  if (!choice)
    throw new AppError("invalid", "This result is not on your workspace's list any more.", {
      reason: "unknown-disposition",
    });
  checkTime(input.followUpAt, clock.now());
  const known = await db().disposition.findUnique({ where: { callId: call.id } });
  const arranged =
    input.followUpAt !== null && !known?.followUpId
      ? await arrangeFollowUp({ workspaceId, callbackId: call.callbackId, at: input.followUpAt, by, clock })
      : null;
  await write(
    desk,
    { ...call, by },
    { ...choice, followUpId: arranged?.id ?? known?.followUpId ?? null },
    {
      tags: input.tags,
      isNews: known?.key !== choice.key,
      followUpAt: arranged === null ? null : input.followUpAt,
    },
  );
  await publishChange({ workspaceId, callbackId: call.callbackId, kind: "callback" });
  return arranged?.followUps ?? {};
}

function checkTime(at: number | null, now: number): void {
  if (at === null || (at > now && at < now + LONGEST_AHEAD_MS)) return;
  throw new AppError("invalid", "Choose a time within the next three months.", {
    reason: "follow-up-time",
    fields: { followUpAt: "time-out-of-range" },
  });
}

/** The row, and what is new of it in the lead's story. */
function write(
  { workspaceId, operatorId, clock }: Desk,
  call: { id: string; callbackId: string; by: string },
  chosen: { key: string; name: string; followUpId: string | null },
  told: { tags: string[]; isNews: boolean; followUpAt: number | null },
): Promise<void> {
  const at = new Date(clock.now());
  const { callbackId, by } = call;
  const kept = { ...chosen, operatorId, via: "console", at };
  return transaction(async (tx) => {
    await tx.disposition.upsert({
      where: { callId: call.id },
      create: { callId: call.id, workspaceId, callbackId, ...kept },
      update: kept,
    });
    if (told.tags.length > 0)
      await tx.$executeRaw`
        update "Callback" set revision = revision + 1, tags = tags || array(
               select distinct tag from unnest(${told.tags}::text[]) as tag where tag <> all(tags))
         where id = ${callbackId} and "workspaceId" = ${workspaceId}`;
    if (told.isNews)
      await tx.timelineEntry.create({
        data: {
          workspaceId,
          callbackId,
          at,
          fact: { kind: "disposition", name: chosen.name, by, via: "console" },
        },
      });
    if (told.followUpAt !== null)
      await tx.timelineEntry.create({
        data: {
          workspaceId,
          callbackId,
          at,
          fact: { kind: "follow-up-arranged", at: new Date(told.followUpAt).toISOString(), by },
        },
      });
  });
}
