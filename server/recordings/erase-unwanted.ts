import type { TimelineFact } from "@/core/callback/timeline";
import { Prisma, type Recording } from "../generated/prisma/client";
import type { Clock } from "../platform/clock";
import { db, transaction } from "../platform/db";
import { logger } from "../platform/logger";
import { publishChange } from "../platform/notify";
import { ProviderError } from "../platform/provider-error";
import { query } from "../platform/query";
import { storableText } from "../platform/storable-text";
import { openAccount } from "../telephony-accounts/open-account";

type Due = Pick<
  Recording,
  "id" | "workspaceId" | "callbackId" | "provider" | "accountId" | "reference" | "unwantedBy" | "erasureTries"
>;

const BATCH = 100;
/** Longer than a batch takes where a provider does not answer: the first in vain puts the others of its account off. */
const CLAIM_MS = 10 * 60_000;
const FIRST_WAIT_MS = 60_000;
/** Nobody is told that it is to be erased and then not asked any more: a person mends the account some day. */
const LONGEST_WAIT_MS = 24 * 3_600_000;
const LONGEST_REASON = 300;

/**
 * One look, by any number of processes at once: recordings that were kept for long enough, and those whose lead is no
 * more, become unwanted; what is unwanted is erased at its provider, and asked for again until it is gone.
 */
export async function eraseUnwanted(clock: Clock): Promise<void> {
  await findOld(new Date(clock.now()));
  for (;;) {
    const due = await claim(new Date(clock.now()));
    for (const ofAccount of byAccount(due).values()) await eraseOf(ofAccount, clock);
    if (due.length < BATCH) break;
  }
  await db().recording.deleteMany({ where: { callbackId: null, erasedAt: { not: null } } });
}

async function findOld(now: Date): Promise<void> {
  await query(
    null,
    Prisma.sql`
    update "Recording" r set "unwantedAt" = ${now}, "nextErasureAt" = ${now}
      from "Workspace" w
     where w.id = r."workspaceId" and r."unwantedAt" is null
       and (r."callbackId" is null or r."readyAt" < ${now}::timestamptz - w."recordingDays" * interval '1 day')`,
  );
}

const claim = (now: Date): Promise<Due[]> =>
  query<Due>(
    null,
    Prisma.sql`
    update "Recording" set "nextErasureAt" = ${new Date(now.getTime() + CLAIM_MS)}
     where id in (select id from "Recording"
                   where "unwantedAt" is not null and "erasedAt" is null and "nextErasureAt" <= ${now}
                   order by "nextErasureAt" limit ${BATCH} for update skip locked)
    returning id, "workspaceId", "callbackId", provider, "accountId", reference, "unwantedBy", "erasureTries"`,
  );

function byAccount(due: readonly Due[]): Map<string, Due[]> {
  const all = new Map<string, Due[]>();
  for (const one of due) {
    const account = one.accountId ?? one.provider;
    all.set(account, [...(all.get(account) ?? []), one]);
  }
  return all;
}

/** Recordings of one account, one after the other. Trouble with one is trouble with all, but for a refusal. */
async function eraseOf(recordings: readonly Due[], clock: Clock): Promise<void> {
  for (const [at, recording] of recordings.entries()) {
    try {
      const { eraseRecording } = await openAccount({ ...recording, id: recording.accountId });
      if (!eraseRecording) throw new ProviderError("rejected", "This provider erases no recordings.");
      await eraseRecording(recording.reference);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const { provider, accountId } = recording;
      logger().warn({ err: error, provider, accountId }, "a recording could not be erased at its provider");
      if (error.kind !== "rejected") return putOff(recordings.slice(at), error, clock);
      await putOff([recording], error, clock);
      continue;
    }
    await noteErased(recording, clock);
  }
}

async function putOff(recordings: readonly Due[], error: ProviderError, clock: Clock): Promise<void> {
  for (const { id, erasureTries } of recordings) {
    const wait = Math.max(
      Math.min(FIRST_WAIT_MS * 2 ** erasureTries, LONGEST_WAIT_MS),
      error.retryAfterMs ?? 0,
    );
    await db().recording.updateMany({
      where: { id, erasedAt: null },
      data: {
        erasureTries: { increment: 1 },
        nextErasureAt: new Date(clock.now() + wait),
        erasureError: storableText(error.message.slice(0, LONGEST_REASON)),
      },
    });
  }
}

async function noteErased({ id, workspaceId, callbackId, unwantedBy }: Due, clock: Clock): Promise<void> {
  const at = new Date(clock.now());
  await transaction(async (tx) => {
    const { count } = await tx.recording.updateMany({
      where: { id, erasedAt: null },
      data: { erasedAt: at, nextErasureAt: null, erasureError: null },
    });
    if (count === 0 || callbackId === null) return;
    const fact: TimelineFact = {
      kind: "recording-erased",
      ...(unwantedBy === null ? {} : { by: unwantedBy }),
    };
    await tx.timelineEntry.create({ data: { workspaceId, callbackId, at, fact } });
  });
  if (callbackId !== null) await publishChange({ workspaceId, callbackId, kind: "callback" });
}
