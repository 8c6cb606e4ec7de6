import { v7 as newId } from "uuid";
import type { Prisma } from "../../generated/prisma/client";
import type { Clock } from "../../platform/clock";
import { randomToken } from "../../platform/crypto";
import { transaction } from "../../platform/db";
import { type FollowUps, mergeFollowUps } from "../../platform/follow-ups";
import { isUniqueViolation } from "../../platform/query";
import { visitorTexts } from "../../visitor-texts/visitor-texts";
import { checkLimits } from "./limits";
import { ProblemError } from "./problem";
import { requestAgain } from "./request-again";
import { storeRequest } from "./store-request";
import { scheduleOf, type TextLink, timesFor } from "./text-link";

export interface TextChoice {
  link: TextLink;
  /** One of the times that were offered, epoch ms; null: now. */
  at: number | null;
  ip: string;
  clock: Clock;
}

/**
 * The customer chose, by the link in a text message, when to be called: another callback to them, in place of one that
 * waits. Whoever was told of the missed one need not call any more.
 * @throws ProblemError
 */
export async function chooseByText({ link, at, ip, clock }: TextChoice): Promise<FollowUps> {
  const texts = visitorTexts(link.language);
  const { workspaceId, callbackId, living } = link;
  if (at !== null && !(await isOffered(link, at, clock.now())))
    throw new ProblemError("invalid-request", texts("problem.scheduleInPast"));
  if (living && !living.isWaiting)
    throw new ProblemError("callback-in-progress", texts("problem.alreadyCalling"));
  const checked = await requestAgain({
    workspaceId,
    callbackId,
    at,
    by: null,
    waitingId: living?.id ?? null,
    clock,
  });
  if (typeof checked === "string") throw new ProblemError("unknown-site", texts("problem.unknownSite"));
  await checkLimits({ site: checked.site, phone: link.phone, ip, texts });
  try {
    const followUps = await storeRequest(newId(), randomToken(), checked);
    return mergeFollowUps(followUps, await noteChoice(link, at, clock));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ProblemError("callback-in-progress", texts("problem.alreadyCalling"));
  }
}

const isOffered = async (link: TextLink, at: number, now: number): Promise<boolean> =>
  timesFor(await scheduleOf(link), now).some(({ times }) => times.includes(at));

/** In the story of the missed one, for which nobody waits any more. */
const noteChoice = (link: TextLink, at: number | null, clock: Clock): Promise<FollowUps> =>
  settleMissed(link, { kind: "chose-by-text", at: at === null ? null : new Date(at).toISOString() }, clock);

/** The customer wants no call: nobody is to make one by hand either. A callback that waits is cancelled by its own way. */
export const declineByText = (link: TextLink, clock: Clock): Promise<FollowUps> =>
  settleMissed(link, { kind: "cancelled", by: "visitor" }, clock);

function settleMissed(
  { workspaceId, callbackId }: TextLink,
  fact: Prisma.InputJsonObject,
  clock: Clock,
): Promise<FollowUps> {
  return transaction(async (tx) => {
    await tx.timelineEntry.create({ data: { workspaceId, callbackId, at: new Date(clock.now()), fact } });
    await tx.callback.updateMany({
      where: { id: callbackId, finishedAt: { not: null } },
      data: { needsHuman: false, revision: { increment: 1 } },
    });
    return { changes: [{ workspaceId, callbackId, kind: "callback" as const }] };
  });
}
