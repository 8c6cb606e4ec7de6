import { z } from "zod";
import { readSource } from "@/core/flow/display/source/definition";
import { parsePhone } from "@/core/phone/phone";
import type { Clock } from "../../platform/clock";
import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import { holdRequest } from "./hold-request";
import type { Checked } from "./intake";
import { siteForIntake } from "./site-for-intake";

/** As intake keeps them. */
const storedTexts = z.record(z.string(), z.string());

export interface Again {
  workspaceId: WorkspaceId;
  /** The callback that is followed. */
  callbackId: string;
  /** When to call, epoch ms; null: at once. */
  at: number | null;
  /** The operator with whom it was agreed; null: the customer chose it by a text message's link. */
  by: string | null;
  /** A callback to the same number at the same site that waits, and is replaced. */
  waitingId: string | null;
  clock: Clock;
}

/**
 * A request like an earlier one, which stands on that one's consent and is routed by what is published now.
 * @returns "no-such-callback"; "cannot-be-served" where the site's routing is not published any more
 */
export async function requestAgain(again: Again): Promise<Checked | "no-such-callback" | "cannot-be-served"> {
  const { workspaceId, callbackId, at, by, waitingId, clock } = again;
  const first = await db().callback.findFirst({
    where: { id: callbackId, workspaceId },
    include: { consent: { include: { consentText: true } }, site: { select: { key: true } } },
  });
  if (!first) return "no-such-callback";
  const { consent } = first;
  const site = await siteForIntake(first.site.key);
  const phone = parsePhone(first.phone, site?.defaultCountry ?? "");
  if (!site || !consent || !phone.ok) return "cannot-be-served";
  const hold = await holdRequest(site, at, clock.now());
  return {
    site,
    phone: phone.value,
    scheduledFor: hold ? hold.scheduledFor : at,
    heldUntil: hold?.until ?? null,
    consentText: consent.consentText,
    waitingId,
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
