import { asksForArrival } from "@/core/flow/routing/facts-asked";
import { evaluate } from "@/core/flow/runtime/evaluate";
import { readHolidays, readHours } from "@/core/schedule/document";
import { isOpen, nextOpening, type Schedule } from "@/core/schedule/hours";
import { holdConfig } from "@/core/widget-contract/hold-config";
import type { WidgetConfig } from "@/core/widget-contract/wire";
import { LANGUAGES } from "@/i18n/languages";
import { teamsRungBy } from "../../callbacks/routing/teams-rung-by";
import { asDisplayProgram } from "../../flows/display-program";
import { asRoutingProgram } from "../../flows/routing-program";
import { db } from "../../platform/db";
import { visitorTexts } from "../../visitor-texts/visitor-texts";
import { currentConsentTexts } from "../consents/queries";
import { appearanceSchema } from "../schema";
import { isHeld } from "./is-held";
import { measureTypicalSeconds } from "./measure-typical-seconds";

/** What the widget of a site needs before a visitor does anything; null for an unknown key. */
export async function readWidgetConfig(siteKey: string, now: number): Promise<WidgetConfig | null> {
  const site = await db().site.findUnique({
    where: { key: siteKey },
    include: {
      workspace: { select: { callsHeldUntil: true } },
      routingFlow: { select: { liveRevision: { select: { program: true } } } },
      displayFlow: { select: { id: true, liveRevision: { select: { number: true, program: true } } } },
    },
  });
  if (!site) return null;
  const display = toDisplay(site.displayFlow);
  const [consent, typicalSeconds, opening, ownRoutings] = await Promise.all([
    currentConsentTexts(site.id),
    measureTypicalSeconds(site.id, now),
    readOpening(site.workspaceId, site.routingFlow?.liveRevision?.program ?? null, now),
    readOwnRoutings(site.workspaceId, display),
  ]);
  const config: WidgetConfig = {
    version: 1,
    siteKey,
    siteName: site.name,
    defaultCountry: site.defaultCountry,
    appearance: appearanceSchema.parse(site.appearance),
    language: site.language,
    consent,
    typicalSeconds,
    open: opening.open,
    opensAt: opening.opensAt,
    display,
    memory: site.visitorMemory,
    notesArrival: [site.routingFlow, ...ownRoutings].some(
      (flow) => flow?.liveRevision && asksForArrival(asRoutingProgram(flow.liveRevision.program)),
    ),
  };
  return isHeld(site.workspace, now)
    ? holdConfig(config, { schedules: opening.schedules, now, words: offerTimeWords() })
    : config;
}

/** The routings that requests from single offers, or for single departments, go to instead of the site's. */
async function readOwnRoutings(workspaceId: string, display: WidgetConfig["display"]) {
  const ids = Object.values(display?.program.offers ?? {}).flatMap(({ routingFlowId, departments = [] }) =>
    [routingFlowId, ...departments.map((one) => one.routingFlowId)].filter((id) => id !== undefined),
  );
  if (ids.length === 0) return [];
  return db().flow.findMany({
    where: { id: { in: ids }, workspaceId, kind: "routing", archivedAt: null },
    select: { liveRevision: { select: { program: true } } },
  });
}

const offerTimeWords = () =>
  Object.fromEntries(LANGUAGES.map((language) => [language, visitorTexts(language)("offerTime")]));

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
): Promise<{ open: boolean; opensAt: string | null; schedules: Schedule[] }> {
  if (program === null) return { open: false, opensAt: null, schedules: [] };
  const rows = await db().team.findMany({
    where: { workspaceId, id: { in: teamsRungBy(program) }, archivedAt: null },
    select: { hours: true, holidays: true, timeZone: true },
  });
  const schedules = rows.map(({ hours, holidays, timeZone }) => ({
    hours: readHours(hours),
    holidays: readHolidays(holidays),
    timeZone,
  }));
  if (schedules.some((schedule) => isOpen(schedule, now))) return { open: true, opensAt: null, schedules };
  const openings = schedules.flatMap((schedule) => nextOpening(schedule, now) ?? []);
  const opensAt = openings.length ? new Date(Math.min(...openings)).toISOString() : null;
  return { open: false, opensAt, schedules };
}
