import { evaluate } from "@/core/flow/runtime/evaluate";
import { readHolidays, readHours } from "@/core/schedule/document";
import { isOpen, nextOpening } from "@/core/schedule/hours";
import type { WidgetConfig } from "@/core/widget-contract/wire";
import { asDisplayProgram } from "../../flows/display-program";
import { db } from "../../platform/db";
import { currentConsentTexts } from "../consents/queries";
import { appearanceSchema } from "../schema";
import { measureTypicalSeconds } from "./measure-typical-seconds";
import { teamsRungBy } from "./teams-rung-by";

/** What the widget of a site needs before a visitor does anything; null for an unknown key. */
export async function readWidgetConfig(siteKey: string, now: number): Promise<WidgetConfig | null> {
  const site = await db().site.findUnique({
    where: { key: siteKey },
    include: {
      routingFlow: { select: { liveRevision: { select: { program: true } } } },
      displayFlow: { select: { id: true, liveRevision: { select: { number: true, program: true } } } },
    },
  });
  if (!site) return null;
  const [consent, typicalSeconds, hours] = await Promise.all([
    currentConsentTexts(site.id),
    measureTypicalSeconds(site.id, now),
    readOpening(site.workspaceId, site.routingFlow?.liveRevision?.program ?? null, now),
  ]);
  return {
    version: 1,
    siteKey,
    siteName: site.name,
    defaultCountry: site.defaultCountry,
    appearance: appearanceSchema.parse(site.appearance),
    language: site.language,
    consent,
    typicalSeconds,
    ...hours,
    display: toDisplay(site.displayFlow),
    memory: site.visitorMemory,
  };
}

interface DisplayFlowRow {
  id: string;
  liveRevision: { number: number; program: unknown } | null;
}

function toDisplay(flow: DisplayFlowRow | null): WidgetConfig["display"] {
  if (!flow?.liveRevision) return null;
  const { number } = flow.liveRevision;
  const program = asDisplayProgram(flow.liveRevision.program);
  const { decision } = evaluate(program, {});
  return {
    flowId: flow.id,
    revision: number,
    program,
    hasPlainButton: decision !== null && program.offers[decision]?.form === "button",
  };
}

/** Open where any of the teams is. Without published routing nobody would be rung: closed, with no opening. */
async function readOpening(
  workspaceId: string,
  program: unknown,
  now: number,
): Promise<{ open: boolean; opensAt: string | null }> {
  if (program === null) return { open: false, opensAt: null };
  const rows = await db().team.findMany({
    where: { workspaceId, id: { in: teamsRungBy(program) }, archivedAt: null },
    select: { hours: true, holidays: true, timeZone: true },
  });
  const schedules = rows.map(({ hours, holidays, timeZone }) => ({
    hours: readHours(hours),
    holidays: readHolidays(holidays),
    timeZone,
  }));
  if (schedules.some((schedule) => isOpen(schedule, now))) return { open: true, opensAt: null };
  const openings = schedules.flatMap((schedule) => nextOpening(schedule, now) ?? []);
  return { open: false, opensAt: openings.length ? new Date(Math.min(...openings)).toISOString() : null };
}
