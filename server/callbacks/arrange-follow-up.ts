import { v7 as newId } from "uuid";
import { z } from "zod";
import { readSource } from "@/core/flow/display/source/definition";
import { parsePhone } from "@/core/phone/phone";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { randomToken } from "../platform/crypto";
import { db } from "../platform/db";
import type { FollowUps } from "../platform/follow-ups";
import { isUniqueViolation } from "../platform/query";
import type { WorkspaceId } from "../platform/workspace-id";
import { holdRequest } from "./hold-request";
import { siteForIntake } from "./site-for-intake";
import { type Checked, storeRequest } from "./store-request";

/** As intake keeps them. */
const storedTexts = z.record(z.string(), z.string());

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

async function check({ workspaceId, callbackId, at, by, clock }: FollowUpWish): Promise<Checked> {
  const first = await db().callback.findFirst({
    where: { id: callbackId, workspaceId },
    include: { consent: { include: { consentText: true } }, site: { select: { key: true } } },
  });
  if (!first) throw new AppError("not-found", "There is no such lead, or it is not one of yours.");
  const { consent } = first;
  const site = await siteForIntake(first.site.key);
  const phone = parsePhone(first.phone, site?.defaultCountry ?? "");
  if (!site || !consent || !phone.ok)
    throw new AppError(
      "conflict",
      "The site's routing is not published any more: nothing could serve the call.",
      {
        reason: "cannot-follow-up",
      },
    );
  const others = { siteId: site.id, phone: first.phone, finishedAt: null };
  if ((await db().callback.count({ where: others })) > 0) throw alreadyArranged();
  const hold = await holdRequest(site, at, clock.now());
  return {
    site,
    phone: phone.value,
    scheduledFor: at,
    heldUntil: hold?.until ?? null,
    consentText: consent.consentText,
    waitingId: null,
    arranged: { by, consentedAt: consent.acceptedAt },
    intake: {
      body: null,
      origin: null,
      ip: consent.ip,
      userAgent: consent.userAgent,
      idempotencyKey: null,
      acceptLanguage: null,
      clock,
    },
    input: {
      siteKey: first.site.key,
      phone: first.phone,
      consent: true,
      page: first.page,
      pageTitle: first.pageTitle ?? undefined,
      referrer: first.referrer ?? undefined,
      landing: first.landing ?? undefined,
      source: readSource(first.source) ?? undefined,
      fields: { ...storedTexts.parse(first.fields), ...(first.name ? { name: first.name } : {}) },
      language: first.language,
      visitorId: first.visitorId ?? undefined,
    },
  };
}

const alreadyArranged = (cause?: unknown): AppError =>
  new AppError("conflict", "A callback to this customer is running or arranged already.", {
    cause,
    reason: "follow-up-exists",
  });
