import { readHolidays, readHours } from "@/core/schedule/document";
import { isOpen } from "@/core/schedule/hours";
import type { Facts } from "@/core/widget-contract/visitor-facts";
import { estimatePromise } from "../../callbacks/routing/estimate-promise";
import { teamsRungBy } from "../../callbacks/routing/teams-rung-by";
import { operatorsNow } from "../../operators/queries";
import { db } from "../../platform/db";
import { oncePerProcess } from "../../platform/once-per-process";
import { provenWorkspaceId } from "../../platform/workspace-id";
import { type Budget, readBudget } from "../read-budget";
import { countShownToday } from "./count-shown";
import { isHeld } from "./is-held";

const FRESH_MS = 3_000;
/** Sites that are remembered at most. */
const MOST = 2_000;

/** What only the server knows about a site's business. */
export interface LiveSite {
  /** Seconds to the ringing of the customer's phone where somebody is free; null: nothing honest to say. */
  waitSeconds: number | null;
  teams: ReadonlyMap<string, { isOpen: boolean; free: readonly string[] }>;
  /** Teams that the site's routing rings. */
  ownTeams: readonly string[];
  /** Few programs ask for these: read when one does, once for all who ask meanwhile. */
  shownToday(): Promise<number>;
  /** null: the site has no budget. */
  budget(): Promise<Budget | null>;
}

/** The facts among `keys` that the server knows of a site; others are absent. */
export async function liveFacts(site: LiveSite, keys: readonly string[]): Promise<Facts> {
  const facts = teamFacts(site, keys);
  if (keys.includes("shown-site-today")) facts["shown-site-today"] = await site.shownToday();
  const budget = keys.includes("budget-left") ? await site.budget() : null;
  if (budget) facts["budget-left"] = Math.max(0, budget.limit - budget.used);
  return facts;
}

/**
 * The facts among `keys` that hang on teams: `operators-free`, `team-open` and `expected-wait`, of all
 * teams that its routing rings, or with `:<team>` of one of the workspace's. Others are absent, and so is a wait that
 * nobody could promise: with nobody free it depends on how long others talk.
 */
function teamFacts({ teams, ownTeams, waitSeconds }: LiveSite, keys: readonly string[]) {
  const facts: Record<string, number | boolean> = {};
  for (const key of keys) {
    const [name, teamId] = splitKey(key);
    const asked = (teamId === null ? ownTeams : [teamId]).flatMap((id) => teams.get(id) ?? []);
    if (teamId !== null && asked.length === 0) continue;
    const open = asked.filter((team) => team.isOpen);
    const free = new Set(open.flatMap((team) => team.free)).size;
    if (name === "team-open") facts[key] = open.length > 0;
    if (name === "operators-free") facts[key] = free;
    if (name === "expected-wait" && free > 0 && waitSeconds !== null) facts[key] = waitSeconds;
  }
  return facts;
}

function splitKey(key: string): [name: string, teamId: string | null] {
  const colon = key.indexOf(":");
  return colon < 0 ? [key, null] : [key.slice(0, colon), key.slice(colon + 1)];
}

/** The state of a site's business, at most three seconds old, read once for all who ask meanwhile; null: no such site. */
export function readLiveSite(siteKey: string, now: number): Promise<LiveSite | null> {
  const known = oncePerProcess(
    "live-sites",
    () => new Map<string, { at: number; site: Promise<LiveSite | null> }>(),
  );
  const last = known.get(siteKey);
  if (last && Math.abs(now - last.at) < FRESH_MS) return last.site;
  const site = readFresh(siteKey, now);
  // Sites come and go with the keys that strangers try: old ones make room.
  if (known.size >= MOST) known.clear();
  known.set(siteKey, { at: now, site });
  site.catch(() => known.delete(siteKey));
  return site;
}

async function readFresh(siteKey: string, now: number): Promise<LiveSite | null> {
  const site = await db().site.findUnique({
    where: { key: siteKey },
    select: {
      id: true,
      workspaceId: true,
      workspace: { select: { callsHeldUntil: true } },
      routingFlow: { select: { liveRevision: { select: { program: true } } } },
    },
  });
  if (!site) return null;
  const { workspaceId } = site;
  const [teams, operators, promise] = await Promise.all([
    db().team.findMany({
      where: { workspaceId, archivedAt: null },
      select: { id: true, hours: true, holidays: true, timeZone: true, operators: true },
    }),
    operatorsNow(provenWorkspaceId(workspaceId), new Date(now)),
    estimatePromise({ siteId: site.id }, now),
  ]);
  const free = new Set(operators.flatMap(({ id, status }) => (status.kind === "free" ? [id] : [])));
  const program = site.routingFlow?.liveRevision?.program;
  return {
    // While calls are held nobody is rung at once, however many are free.
    waitSeconds: isHeld(site.workspace, now) ? null : promise && Math.round((promise.getTime() - now) / 1000),
    ownTeams: program ? teamsRungBy(program) : [],
    shownToday: once(() => countShownToday(site.id, now)),
    budget: once(() => readBudget(site.id, now)),
    teams: new Map(
      teams.map(({ id, hours, holidays, timeZone, operators: places }) => {
        const schedule = { hours: readHours(hours), holidays: readHolidays(holidays), timeZone };
        const freeHere = places.flatMap(({ operatorId }) => (free.has(operatorId) ? [operatorId] : []));
        return [id, { isOpen: isOpen(schedule, now), free: freeHere }];
      }),
    ),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    value ??= read();
    return value;
  };
}
