import { beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { factories } from "../testing/factories";
import type { StoryName } from "../testing/named-stories";
import { addNote, setHandled } from "./commands";
import type { LeadScope } from "./filter-leads";
import { findLeads, getLead, listFilterOptions, listLeads } from "./queries";
import { type LeadFilter, leadFilter, PAGE_SIZE } from "./schema";
import { readFirstSteps, readToday } from "./today/queries";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000);

/** A workspace with a site, two operators and whatever callbacks it is told. */
async function setting(slug: string) {
  const make = factories(slug);
  await make.workspace({ timeZone: "Europe/Moscow" });
  const { site, consentText } = await make.site();
  const team = await make.team();
  const [anna, boris] = [await make.operator(team.id), await make.operator(team.id)];
  const { revision } = await make.routing({ document: {}, program: {} });
  const scope: LeadScope = {
    workspaceId: make.workspaceId,
    timeZone: "Europe/Moscow",
    defaultCountry: "RU",
    visible: "all",
  };
  const callback = (
    story: StoryName,
    requestedAt: Date,
    more: { phone?: string; operator?: typeof anna } = {},
  ) =>
    make.callback({
      story,
      requestedAt,
      site,
      consentTextId: consentText.id,
      revisionId: revision.id,
      team,
      operator: more.operator ?? anna,
      phone: more.phone,
    });
  const list = (filter: Partial<LeadFilter> = {}, as: LeadScope["visible"] = "all") =>
    listLeads({ ...scope, visible: as }, leadFilter.parse(filter), NOW);
  return { make, scope, site, anna, boris, callback, list };
}
type Setting = Awaited<ReturnType<typeof setting>>;

let ours: Setting;
let theirs: Setting;
beforeAll(async () => {
  ours = await setting("ours");
  theirs = await setting("theirs");
  await ours.callback("conversation", minutesAgo(50), { phone: "+74951234567" });
  await ours.callback("unreached", minutesAgo(40), { phone: "+74951234567" });
  await ours.callback("rated", minutesAgo(30), { operator: ours.boris });
  await ours.callback("customer-ringing", minutesAgo(1));
  await ours.callback("scheduled", minutesAgo(20));
  await ours.callback("nobody-free", minutesAgo(60 * 24));
  await theirs.callback("conversation", minutesAgo(5), { phone: "+74951234567" });
});

const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

describe("tenants", () => {
  it("see no lead of another, by list, search, page or option", async () => {
    const [foreign] = ids(await theirs.list());
    if (!foreign) throw new Error("the other workspace has a lead");
    expect(ids(await ours.list())).not.toContain(foreign);
    expect((await findLeads(ours.scope, "+74951234567")).map(({ id }) => id)).not.toContain(foreign);
    await expect(getLead(ours.scope, foreign, NOW)).rejects.toMatchObject({ code: "not-found" });
    expect((await listFilterOptions(ours.scope.workspaceId)).sites).toHaveLength(1);
  });

  it("change nothing in another", async () => {
    const deed = { scope: theirs.scope, by: "Eve", clock: systemClock };
    const [mine] = ids(await ours.list({ needsHuman: true }));
    if (!mine) throw new Error("a lead needs a person");
    await expect(setHandled({ ...deed, callbackId: mine, handled: true })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(addNote({ ...deed, callbackId: mine, text: "hi" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("operators", () => {
  it("see only the leads they talked to", async () => {
    const { items, total } = await ours.list({}, { operatorId: ours.boris.id });
    expect([total, items.map(({ operator }) => operator?.name)]).toEqual([1, [ours.boris.name]]);
  });
  it("see nothing without an operator of their own", async () => {
    expect(await ours.list({}, { operatorId: null })).toMatchObject({ total: 0, items: [] });
  });
});

describe("filters", () => {
  it.each([
    ["8 (495) 123-45-67", 2],
    ["+7 495 123 45 67", 2],
    ["8495123", 2],
    ["123-45", 2],
    ["4951", 2],
    ["12", 0],
    ["winter", 1],
    ["екатерина", 1],
    ["no such thing", 0],
  ])("finds %j in %d leads", async (search, count) => {
    expect((await ours.list({ search })).total).toBe(count);
  });

  it("tells statuses apart, and adds them up", async () => {
    const of = async (...statuses: LeadFilter["statuses"]) => (await ours.list({ statuses })).total;
    expect(await of("in-progress")).toBe(1);
    expect(await of("scheduled")).toBe(1);
    expect(await of("conversation")).toBe(2);
    expect(await of("unreached", "nobody-free")).toBe(2);
  });

  it("knows who still needs a person", async () => {
    expect((await ours.list({ needsHuman: true })).items.map(({ outcome }) => outcome)).toEqual([
      "unreached",
      "nobody-free",
    ]);
  });

  it("reads days in the workspace's zone", async () => {
    // 23:30 on the 21st in Moscow is 20:30 UTC.
    const late = await ours.callback("cancelled", new Date("2026-11-20T20:30:00Z"));
    expect(ids(await ours.list({ from: "2026-11-20", to: "2026-11-20" }))).toEqual([late.id]);
    const early = await ours.callback("cancelled", new Date("2026-11-19T21:30:00Z"));
    expect(ids(await ours.list({ from: "2026-11-20", to: "2026-11-20" }))).toEqual([late.id, early.id]);
  });
});

describe("pages", () => {
  it("gives every lead once, newest first", async () => {
    const crowd = await setting("crowd");
    const total = PAGE_SIZE + 3;
    // The same instant for all: only the id can tell them apart.
    for (let n = 0; n < total; n += 1) await crowd.callback("conversation", minutesAgo(5));
    const pages = [
      await crowd.list({ page: 1 }),
      await crowd.list({ page: 2 }),
      await crowd.list({ page: 3 }),
    ];
    expect(pages.map(({ items }) => items.length)).toEqual([PAGE_SIZE, 3, 0]);
    expect(new Set(pages.flatMap(ids)).size).toBe(total);
    expect(pages.map((page) => page.total)).toEqual([total, total, total]);
  });
});

describe("one lead", () => {
  it("tells its whole story, its proof and its contact's others", async () => {
    const [id] = ids(await ours.list({ statuses: ["unreached"] }));
    const lead = await getLead(ours.scope, id ?? "", NOW);
    expect(lead.timeline[0]?.fact.kind).toBe("requested");
    expect(lead.timeline.filter(({ fact }) => fact.kind === "attempt-started")).toHaveLength(2);
    expect(lead.consent).toMatchObject({ version: 1, ip: "203.0.113.7" });
    expect(lead.others.map(({ outcome }) => outcome)).toEqual(["conversation"]);
    expect(lead.nextStep).toMatchObject({ kind: "handed-over" });
  });

  it("is dealt with once, and taken back once", async () => {
    const [id = ""] = ids(await ours.list({ statuses: ["nobody-free"] }));
    const deed = { scope: ours.scope, callbackId: id, by: "Olga", clock: systemClock };
    await setHandled({ ...deed, handled: true });
    await setHandled({ ...deed, handled: true });
    expect((await getLead(ours.scope, id, NOW)).needsHuman).toBe(false);
    await setHandled({ ...deed, handled: false });
    const { needsHuman, timeline } = await getLead(ours.scope, id, NOW);
    expect(needsHuman).toBe(true);
    expect(timeline.slice(-2).map(({ fact }) => fact.kind)).toEqual(["handled", "reopened"]);
  });

  it("that goes on cannot be marked as dealt with", async () => {
    const [id = ""] = ids(await ours.list({ statuses: ["in-progress"] }));
    await expect(
      setHandled({ scope: ours.scope, callbackId: id, by: "Olga", clock: systemClock, handled: true }),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("today", () => {
  it("counts what happened since midnight in the workspace, and what still waits", async () => {
    const today = await readToday(ours.scope.workspaceId, "Europe/Moscow", NOW);
    expect(today.numbers).toMatchObject({ asked: 5, talked: 2, waiting: 2, needHuman: 2 });
    expect(today.running).toHaveLength(1);
    expect(today.scheduled).toHaveLength(1);
    expect(today.finishedTotal).toBe(3);
  });

  it("measures only callbacks that were to come at once", async () => {
    const { numbers } = await readToday(ours.scope.workspaceId, "Europe/Moscow", NOW);
    // 0.2 s + 0.9 + 4.2 + 3.1 + 1.2 in two of today's stories; the retried one waited on purpose.
    expect(numbers.medianSeconds).toBeCloseTo(9.6, 3);
  });

  it("has no median where no phone rang", async () => {
    const empty = await setting("empty");
    expect((await readToday(empty.scope.workspaceId, "UTC", NOW)).numbers.medianSeconds).toBeNull();
    expect(await readFirstSteps(empty.scope.workspaceId)).toEqual({
      snippetSeen: false,
      hasOperator: true,
      hasCallback: false,
    });
    await db().site.updateMany({
      where: { workspaceId: empty.scope.workspaceId },
      data: { lastSeenAt: new Date(NOW) },
    });
    expect((await readFirstSteps(empty.scope.workspaceId)).snippetSeen).toBe(true);
  });
});

describe("other systems", () => {
  it("stand on a lead with how it is there, their pages, and who owns the customer there", async () => {
    const { workspaceId } = ours.scope;
    const phone = "+74951230099";
    const { id } = await ours.callback("conversation", minutesAgo(3), { phone });
    const crm = await db().connection.create({
      data: { workspaceId, connector: "hubspot", name: "Portal", accountId: "1" },
    });
    const delivery = { workspaceId, connectionId: crm.id, callbackId: id, payload: {} };
    await db().delivery.createMany({
      data: [
        { ...delivery, event: "callback.finished", key: "a", status: "delivered" },
        {
          ...delivery,
          event: "callback.rated",
          key: "b",
          nextTryAt: minutesAgo(0),
          triesSoFar: 1,
          lastError: "503",
        },
      ],
    });
    const record = { workspaceId, connectionId: crm.id, asOf: minutesAgo(3) };
    await db().remoteRecord.createMany({
      data: [
        { ...record, kind: "contact", localKey: phone, remoteId: "7", url: "https://crm.example/7" },
        { ...record, kind: "deal", localKey: id, remoteId: "8", url: "https://crm.example/8" },
        { ...record, kind: "note", localKey: id, remoteId: "9", url: null },
      ],
    });
    await db().contact.update({
      where: { workspaceId_phone: { workspaceId, phone } },
      data: { ownerRemoteId: "77", ownerName: "Boris Example", ownerConnectionId: crm.id },
    });
    const [row] = (await ours.list({ search: phone })).items;
    expect(row?.handovers).toEqual([
      {
        connection: { id: crm.id, name: "Portal", connector: "hubspot" },
        state: "waiting",
        trouble: "503",
        nextTryAt: minutesAgo(0),
        isPaused: false,
        records: [
          { kind: "contact", url: "https://crm.example/7" },
          { kind: "deal", url: "https://crm.example/8" },
        ],
      },
    ]);
    expect(await getLead(ours.scope, id, NOW)).toMatchObject({ owner: { name: "Boris Example" } });
    await db().connection.update({ where: { id: crm.id }, data: { archivedAt: minutesAgo(0) } });
    expect(await getLead(ours.scope, id, NOW)).toMatchObject({ owner: null, handovers: [] });
  });
});
