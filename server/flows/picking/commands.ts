import type { OfferPlaces } from "@/core/flow/runtime/offer";
import type { Language } from "@/i18n/languages";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { randomToken, sha256 } from "../../platform/crypto";
import { db } from "../../platform/db";
import { isAllowedOrigin, parseSiteUrl } from "../../sites/origins";
import { can } from "../../workspaces/policy";
import { type Editor, noSuchFlow, requireEdit } from "../flow-row";
import type { PickToStart } from "./schema";

const MINUTE_MS = 60_000;
/** Long enough to look for the form and to talk to whoever made the site. */
const WORKS_MS = 30 * MINUTE_MS;
/** So long the editor can still ask what became of one. */
const KEEP_MS = 24 * 60 * MINUTE_MS;

/**
 * Makes a link to a page of the site, which opens it for choosing the parts of its form: once, within half an hour.
 * @throws AppError not-found, forbidden, invalid where the page is not one of the site's
 */
export async function startPick(
  editor: Editor,
  { flowId, nodeId, siteId, page, places }: PickToStart,
  clock: Clock,
): Promise<{ id: string; url: string }> {
  const { workspaceId, userId } = editor;
  const flow = await db().flow.findFirst({ where: { id: flowId, workspaceId, archivedAt: null } });
  if (!flow) throw noSuchFlow();
  requireEdit(editor, flow.kind);
  const site = await db().site.findFirst({ where: { id: siteId, workspaceId } });
  if (!site) throw new AppError("not-found", "There is no such site in this workspace.");
  const address = parseSiteUrl(page);
  if (!address || !isAllowedOrigin(site.allowedOrigins, new URL(address).origin))
    throw new AppError("invalid", "This page is not on the site.", { reason: "pick-page-elsewhere" });
  const now = clock.now();
  await db().pickSession.deleteMany({ where: { expiresAt: { lt: new Date(now - KEEP_MS) } } });
  const token = randomToken();
  const { id } = await db().pickSession.create({
    data: {
      workspaceId,
      siteId,
      flowId,
      nodeId,
      userId,
      tokenHash: sha256(token),
      places: stored(places),
      createdAt: new Date(now),
      expiresAt: new Date(now + WORKS_MS),
    },
  });
  return { id, url: `${address}#perezvon-pick=${token}` };
}

export type PickRefusal = { ok: false; why: "unknown-site" | "origin-not-allowed" | "closed" };

interface FromPage {
  siteKey: string;
  origin: string | null;
  token: string;
  clock: Clock;
}

/** Trades a link's token for a secret of the tab that opened it: the link works no more, whoever reads it there. */
export async function openPick(
  from: FromPage,
): Promise<PickRefusal | { ok: true; secret: string; language: Language; places: unknown }> {
  const found = await findOpen(from);
  if (!found.ok) return found;
  const secret = randomToken();
  const { count } = await db().pickSession.updateMany({
    where: { id: found.pick.id, openedAt: null },
    data: { openedAt: new Date(from.clock.now()), tokenHash: sha256(secret) },
  });
  if (count === 0) return { ok: false, why: "closed" };
  return { ok: true, secret, language: found.language, places: found.pick.places };
}

/** Keeps what was chosen, for the editor to fetch; the tab's secret works no more. */
export async function savePick(
  from: FromPage & { places: OfferPlaces },
): Promise<PickRefusal | { ok: true }> {
  const found = await findOpen(from);
  if (!found.ok) return found;
  const { count } = await db().pickSession.updateMany({
    where: { id: found.pick.id, openedAt: { not: null }, savedAt: null },
    data: { savedAt: new Date(from.clock.now()), places: stored(from.places) },
  });
  return count === 0 ? { ok: false, why: "closed" } : { ok: true };
}

/** The pick behind a token of this site, while it may go on: also its person has to be allowed to still. */
async function findOpen({ siteKey, origin, token, clock }: FromPage) {
  const site = await db().site.findUnique({ where: { key: siteKey } });
  if (!site) return { ok: false, why: "unknown-site" } as const;
  if (origin === null || !isAllowedOrigin(site.allowedOrigins, origin))
    return { ok: false, why: "origin-not-allowed" } as const;
  const pick = await db().pickSession.findUnique({ where: { tokenHash: sha256(token) } });
  const isOpen =
    pick && pick.siteId === site.id && pick.savedAt === null && pick.expiresAt.getTime() > clock.now();
  const member = isOpen
    ? await db().member.findUnique({
        where: { workspaceId_userId: { workspaceId: pick.workspaceId, userId: pick.userId } },
        include: { user: { select: { language: true } } },
      })
    : null;
  if (!pick || !member || !can(member.role, "display:edit")) return { ok: false, why: "closed" } as const;
  const language: Language = member.user.language === "ru" ? "ru" : "en";
  return { ok: true, pick, language } as const;
}

/** Plain JSON, without what is undefined. */
const stored = (places: OfferPlaces) => JSON.parse(JSON.stringify(places));
