import { maskPhone } from "@/core/phone/format-phone";
import { isOpen, type Schedule } from "@/core/schedule/hours";
import { offerTimes } from "@/core/schedule/offer-times";
import type { TextLinkState, TextLinkView } from "@/core/text-message/link-view";
import { db } from "../../platform/db";
import { provenWorkspaceId, type WorkspaceId } from "../../platform/workspace-id";
import { linkTokenHash } from "../../text-messages/link-token";
import { teamSchedule } from "../routing/team-schedule";
import { teamsRungBy } from "../routing/teams-rung-by";

/** A link is good for so long. */
const LIFE_MS = 7 * 24 * 3_600_000;
/** Whoever chooses a time wants to finish what they are at. */
const SOONEST_MS = 15 * 60_000;
export const OFFERED_DAYS = 7;

/** What a link proves: its holder reads the texts of that number. */
export interface TextLink {
  workspaceId: WorkspaceId;
  /** The callback of which the message told. */
  callbackId: string;
  siteId: string;
  phone: string;
  language: string;
  /** What runs or waits for this customer at this site, of which there is at most one; null: nothing. */
  living: { id: string; isWaiting: boolean } | null;
}

/** Null where the token is none of ours, or too old. */
export async function openTextLink(token: string, now: number): Promise<TextLink | null> {
  const found = await db().textMessage.findUnique({
    where: { tokenHash: linkTokenHash(token) },
    select: { createdAt: true, callback: true },
  });
  if (!found?.callback || found.createdAt.getTime() < now - LIFE_MS) return null;
  const { id: callbackId, workspaceId, siteId, phone, language } = found.callback;
  const living = await db().callback.findFirst({
    where: { siteId, phone, finishedAt: null },
    orderBy: { requestedAt: "desc" },
    select: { id: true, wakeAt: true },
  });
  return {
    workspaceId: provenWorkspaceId(workspaceId),
    callbackId,
    siteId,
    phone,
    language,
    living: living && { id: living.id, isWaiting: living.wakeAt !== null },
  };
}

/** What its page shows. */
export async function viewTextLink(link: TextLink, now: number): Promise<TextLinkView> {
  const [site, schedule, state] = await Promise.all([
    db().site.findUniqueOrThrow({ where: { id: link.siteId }, select: { name: true } }),
    scheduleOf(link),
    stateOf(link),
  ]);
  return {
    site: site.name,
    phone: maskPhone(link.phone),
    timeZone: schedule.timeZone,
    state,
    canCallNow: isOpen(schedule, now),
    days: timesFor(schedule, now).map(({ date, times }) => ({
      date,
      times: times.map((at) => new Date(at).toISOString()),
    })),
  };
}

export const timesFor = (schedule: Schedule, now: number) =>
  offerTimes(schedule, now + SOONEST_MS, OFFERED_DAYS);

/** When the first team that the site's routing rings works; the workspace's clock where it rings none by name. */
export async function scheduleOf({ siteId }: Pick<TextLink, "siteId">): Promise<Schedule> {
  const site = await db().site.findUniqueOrThrow({
    where: { id: siteId },
    select: {
      workspace: { select: { timeZone: true } },
      routingFlow: { select: { liveRevision: { select: { program: true } } } },
    },
  });
  const [teamId] = site.routingFlow?.liveRevision ? teamsRungBy(site.routingFlow.liveRevision.program) : [];
  const team = teamId === undefined ? null : await teamSchedule(teamId);
  return team ?? { hours: null, holidays: [], timeZone: site.workspace.timeZone };
}

async function stateOf({ siteId, phone }: TextLink): Promise<TextLinkState> {
  const newest = await db().callback.findFirst({
    where: { siteId, phone },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    select: { finishedAt: true, outcome: true, wakeAt: true, promiseAt: true },
  });
  if (!newest) return { kind: "open" };
  if (newest.finishedAt) return { kind: newest.outcome === "conversation" ? "talked" : "open" };
  if (newest.wakeAt === null) return { kind: "calling" };
  // What waits for anything but a call promises no time.
  return newest.promiseAt ? { kind: "scheduled", at: newest.promiseAt.toISOString() } : { kind: "open" };
}
