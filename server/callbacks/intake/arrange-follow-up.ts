import { v7 as newId } from "uuid";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { randomToken } from "../../platform/crypto";
import { db } from "../../platform/db";
import type { FollowUps } from "../../platform/follow-ups";
import { isUniqueViolation } from "../../platform/query";
import type { WorkspaceId } from "../../platform/workspace-id";
import type { Checked } from "./intake";
import { requestAgain } from "./request-again";
import { storeRequest } from "./store-request";

export interface FollowUpWish {
  workspaceId: WorkspaceId;
  /** The callback in which it was arranged. */
  callbackId: string;
  /** When to call, epoch ms. */
  at: number;
  /** The operator's name, as the story tells it. */
  by: string;
  clock: Clock;
}

/**
 * Another callback to the same customer, at the time that they and an operator agreed on. It is routed and told like
 * one that was asked for on the site, and stands on the consent of the callback it follows.
 * @throws AppError not-found; conflict where a callback to this customer is running or arranged already, and where the
 *   site's routing is not published any more
 */
export async function arrangeFollowUp(wish: FollowUpWish): Promise<{ id: string; followUps: FollowUps }> {
  const id = newId();
  const checked = await check(wish);
  try {
    return { id, followUps: await storeRequest(id, randomToken(), checked) };
  } catch (error) {
    if (isUniqueViolation(error)) throw alreadyArranged(error);
    throw error;
  }
}

async function check(wish: FollowUpWish): Promise<Checked> {
  const checked = await requestAgain({ ...wish, waitingId: null });
  if (checked === "no-such-callback")
    throw new AppError("not-found", "There is no such lead, or it is not one of yours.");
  if (checked === "cannot-be-served")
    throw new AppError(
      "conflict",
      "The site's routing is not published any more: nothing could serve the call.",
      {
        reason: "cannot-follow-up",
      },
    );
  const others = { siteId: checked.site.id, phone: checked.phone.e164, finishedAt: null };
  if ((await db().callback.count({ where: others })) > 0) throw alreadyArranged();
  return checked;
}

const alreadyArranged = (cause?: unknown): AppError =>
  new AppError("conflict", "A callback to this customer is running or arranged already.", {
    cause,
    reason: "follow-up-exists",
  });
