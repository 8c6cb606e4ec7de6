import { v7 as newId } from "uuid";
import type { DecisionReport } from "@/core/widget-contract/wire";
import { Prisma } from "../../generated/prisma/client";
import { type Tx, transaction } from "../../platform/db";
import { gather } from "../../platform/gather";
import { oncePerProcess } from "../../platform/once-per-process";
import { type DecisionStory, emptyStory, type Folded, foldReport } from "./fold-report";
import type { KnownRevision, ReportingSite } from "./known-places";
import { storedEvents, storedFacts, storedPath } from "./schema";

/** A checked report with where it came from. */
export interface ReceivedReport {
  site: Pick<ReportingSite, "id" | "workspaceId">;
  revision: KnownRevision;
  report: DecisionReport;
  /** Epoch milliseconds, by our clock: visitors' clocks may be anything. */
  receivedAt: number;
}

/** Nobody waits for a beacon, and many pages tell at once. */
const DELAY_MS = 250;
const HOUR_MS = 3_600_000;

/** Stores a report together with those that come about now; settles when it is stored. */
export const recordReport = (received: ReceivedReport): Promise<void> =>
  oncePerProcess("decision-reports", () => gather(storeReports, DELAY_MS))([received]);

/** One statement each for views, counts and exposures, however many reports there are. */
const storeReports = (reports: ReceivedReport[]): Promise<void> =>
  transaction(async (tx) => {
    const views = byView(reports);
    const stories = await openStories(tx, views);
    const changes = views.flatMap((view): Change[] => {
      const story = stories.get(view.key);
      return story ? [foldView(view, story)] : [];
    });
    await keepStories(tx, changes);
    await addCounts(tx, changes);
    await addExposures(tx, changes);
  });

interface View {
  key: string;
  /** In the order in which the page sent them; beacons may overtake one another. */
  reports: ReceivedReport[];
  first: ReceivedReport;
}

/** Views in one order for every process, so that none waits for another in a circle. */
function byView(reports: ReceivedReport[]): View[] {
  const views = new Map<string, View>();
  const inOrder = [...reports].sort((a, b) => Date.parse(a.report.at) - Date.parse(b.report.at));
  for (const received of inOrder) {
    const key = `${received.site.id} ${received.report.view}`;
    const view = views.get(key) ?? { key, reports: [], first: received };
    view.reports.push(received);
    views.set(key, view);
  }
  return [...views.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

interface OpenedStory {
  id: string;
  revisionId: string;
  story: DecisionStory;
}

/** The rows of the views, locked, made where they are new. */
async function openStories(tx: Tx, views: View[]): Promise<Map<string, OpenedStory>> {
  await tx.decision.createMany({
    data: views.map(({ first: { site, revision, report, receivedAt } }) => ({
      id: newId(),
      workspaceId: site.workspaceId,
      siteId: site.id,
      flowId: report.flowId,
      revisionId: revision.id,
      view: report.view,
      visitorId: report.visitorId,
      page: report.page,
      at: new Date(receivedAt),
      ...emptyStory,
    })),
    skipDuplicates: true,
  });
  const given = JSON.stringify(views.map(({ first: { site, report } }) => [site.id, report.view]));
  const rows = await tx.$queryRaw<(Record<"id" | "siteId" | "view" | "revisionId", string> & StoredStory)[]>(
    Prisma.sql`
    select d.id, d."siteId", d.view, d."revisionId", d.facts, d.path, d.decision, d.events
      from jsonb_array_elements(${given}::jsonb) g
      join "Decision" d on d."siteId" = g->>0 and d.view = g->>1
     order by d."siteId", d.view for update of d`,
  );
  return new Map(
    rows.map(({ id, revisionId, siteId, view, ...stored }) => [
      `${siteId} ${view}`,
      { id, revisionId, story: readStory(stored) },
    ]),
  );
}

interface StoredStory {
  facts: unknown;
  path: unknown;
  decision: string | null;
  events: unknown;
}

const readStory = ({ facts, path, decision, events }: StoredStory): DecisionStory => ({
  facts: storedFacts.parse(facts),
  path: storedPath.parse(path),
  decision,
  events: storedEvents.parse(events),
});

interface Change extends OpenedStory {
  workspaceId: string;
  siteId: string;
  flowId: string;
  visitorId: string;
  at: Date;
  callbackId: string | null;
  counts: Folded["counts"];
  exposures: Folded["exposures"];
}

/** What a view's reports make of its story. A view belongs to one revision: others of it are not its story. */
function foldView({ reports, first }: View, { id, revisionId, story }: OpenedStory): Change {
  const change: Change = {
    id,
    revisionId,
    story,
    workspaceId: first.site.workspaceId,
    siteId: first.site.id,
    flowId: first.report.flowId,
    visitorId: first.report.visitorId,
    at: new Date(first.receivedAt),
    callbackId: reports.find(({ report }) => report.callbackId)?.report.callbackId ?? null,
    counts: [],
    exposures: [],
  };
  for (const { report, revision, receivedAt } of reports) {
    if (revision.id !== revisionId) continue;
    const folded = foldReport(change.story, report, revision.outline, new Date(receivedAt).toISOString());
    change.story = folded.story;
    change.counts.push(...folded.counts);
    change.exposures.push(...folded.exposures);
  }
  return change;
}

async function keepStories(tx: Tx, changes: Change[]): Promise<void> {
  const rows = changes.map(({ id, story }) => ({ id, ...story }));
  await tx.$executeRaw(Prisma.sql`
    update "Decision" d set facts = x.facts, path = x.path, decision = x.decision, events = x.events
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as x(id text, facts jsonb, path jsonb, decision text, events jsonb)
     where d.id = x.id`);
}

async function addCounts(tx: Tx, changes: Change[]): Promise<void> {
  const rows = changes.flatMap(({ workspaceId, flowId, revisionId, at, counts }) => {
    const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString();
    return counts.map((way) => ({ workspaceId, flowId, revisionId, ...way, hour }));
  });
  if (rows.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    insert into "FlowCount" ("workspaceId", "flowId", "revisionId", "nodeId", port, hour, count)
    select "workspaceId", "flowId", "revisionId", "nodeId", port, hour, count(*)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as x("workspaceId" text, "flowId" text, "revisionId" text, "nodeId" text, port text, hour timestamptz)
     group by "workspaceId", "flowId", "revisionId", "nodeId", port, hour
     order by "revisionId", "nodeId", port, hour
    on conflict ("revisionId", "nodeId", port, hour) do update set count = "FlowCount".count + excluded.count`);
}

async function addExposures(tx: Tx, changes: Change[]): Promise<void> {
  const rows = changes.flatMap(({ exposures, at, ...change }) =>
    exposures.map((exposure) => ({ ...named(change), ...exposure, at: at.toISOString() })),
  );
  if (rows.length === 0) return;
  // A callback is believed only where it is of this site and visitor: its id came from a page.
  await tx.$executeRaw(Prisma.sql`
    insert into "Exposure" ("workspaceId", "flowId", "nodeId", variant, "visitorId", "firstAt", "shownAt", "openedAt",
                            "requestedAt", "callbackId")
    select x."workspaceId", x."flowId", x."nodeId", x.variant, x."visitorId", min(x.at),
           min(x.at) filter (where x.event = 'shown'), min(x.at) filter (where x.event = 'opened'),
           min(x.at) filter (where x.event = 'requested'), max(cb.id)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as x("workspaceId" text, "siteId" text, "flowId" text, "nodeId" text, variant text, "visitorId" text,
                "callbackId" text, event text, at timestamptz)
      left join "Callback" cb
        on cb.id = x."callbackId" and cb."siteId" = x."siteId" and cb."visitorId" = x."visitorId"
     group by 1, 2, 3, 4, 5 order by 2, 3, 4, 5
    on conflict ("flowId", "nodeId", variant, "visitorId") do update
       set "shownAt" = coalesce("Exposure"."shownAt", excluded."shownAt"),
           "openedAt" = coalesce("Exposure"."openedAt", excluded."openedAt"),
           "requestedAt" = coalesce("Exposure"."requestedAt", excluded."requestedAt"),
           "callbackId" = coalesce("Exposure"."callbackId", excluded."callbackId")`);
}

const named = ({ workspaceId, siteId, flowId, visitorId, callbackId }: Omit<Change, "at" | "exposures">) => ({
  workspaceId,
  siteId,
  flowId,
  visitorId,
  callbackId,
});
