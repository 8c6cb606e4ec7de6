import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { displayFlow, offerWith, place } from "@/core/flow/templates/template";
import { findTemplate } from "@/core/flow/templates/templates";
import type { SignedIn } from "../auth/queries";
import { db } from "../platform/db";
import { openShop, type Shop } from "../testing/shop";
import { appRouter } from "../trpc/root";
import { ROLES, type Role } from "../workspaces/policy";

let user: SignedIn | null = null;
vi.mock("../auth/session", () => ({ currentUser: async () => user }));

let shop: Shop;
let other: Shop;
const people: Partial<Record<Role, SignedIn>> = {};
beforeAll(async () => {
  shop = await openShop();
  other = await openShop();
  for (const role of ROLES) people[role] = (await shop.make.member({ role, name: `The ${role}` })).user;
});
beforeEach(() => {
  user = people.editor ?? null;
});

const flows = (slug = shop.workspace.slug) =>
  appRouter.createCaller({ headers: new Headers({ "x-workspace": slug }) }).flows;
const button = () => structuredClone(findTemplate("button")?.document ?? never());
const never = () => {
  throw new Error("The template is gone.");
};

/** A display flow as it is after "New". */
const begin = async (name = "Whom to show what") => {
  const { id } = await flows().create({ kind: "display", name });
  return flows().get({ id });
};
/** Another draft each time. */
const renamed = (name: string) => {
  const document = button();
  Object.assign(document.nodes.find(({ kind }) => kind === "offer")?.config ?? never(), { name });
  return document;
};

describe("a flow", () => {
  it("begins with the button for everybody, which nobody sees before it is published", async () => {
    const flow = await begin();
    expect(flow).toMatchObject({
      kind: "display",
      draft: button(),
      draftVersion: 1,
      live: null,
      hasChanges: true,
      canEdit: true,
      sites: [],
    });
    expect((await flows().list()).map(({ id }) => id)).toContain(flow.id);
  });

  it("begins with a template, or with the default routing of the first team", async () => {
    await expect(
      flows().create({ kind: "display", name: "x", template: "nothing-like-it" }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const { id } = await flows().create({ kind: "routing", name: "At night" });
    const { draft } = await flows().get({ id });
    expect(draft.nodes.find(({ kind }) => kind === "connect-team")?.config.teamId).toBe(shop.team.id);
    expect(await flows().publish({ id, version: 1 })).toEqual({ number: 1 });
  });

  it("is renamed, taken out of use and brought back", async () => {
    const { id } = await begin();
    await flows().rename({ id, name: "  Evenings " });
    expect(await flows().get({ id })).toMatchObject({ name: "Evenings", draftVersion: 1 });
    await flows().archive({ id });
    await expect(flows().get({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(flows().rename({ id, name: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await flows().unarchive({ id });
    expect(await flows().get({ id })).toMatchObject({ name: "Evenings" });
  });
});

describe("saving", () => {
  it("keeps the draft and counts versions", async () => {
    const { id } = await begin();
    expect(await flows().saveDraft({ id, version: 1, document: renamed("A") })).toEqual({ version: 2 });
    expect(await flows().get({ id })).toMatchObject({ draft: renamed("A"), draftVersion: 2 });
  });

  it("refuses what was saved over meanwhile, and says by whom and when", async () => {
    const { id } = await begin();
    user = people.manager ?? null;
    await flows().saveDraft({ id, version: 1, document: renamed("The manager's") });
    user = people.editor ?? null;
    await expect(flows().saveDraft({ id, version: 1, document: renamed("Mine") })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: {
        reason: "draft-conflict",
        details: { version: 2, by: "The manager", at: expect.stringMatching(/^\d{4}-.*Z$/) },
      },
    });
    expect((await flows().get({ id })).draft).toEqual(renamed("The manager's"));
  });

  it("lets one of many win", async () => {
    const { id } = await begin();
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => flows().saveDraft({ id, version: 1, document: renamed(`${n}`) })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await flows().get({ id })).draftVersion).toBe(2);
  });

  it("keeps drafts with problems, and refuses what is no flow of the kind", async () => {
    const { id } = await begin();
    const broken = { ...button(), edges: [] };
    await flows().saveDraft({ id, version: 1, document: broken });
    for (const document of [null, "x", {}, { ...button(), format: 99 }, { ...button(), kind: "routing" }])
      await expect(flows().saveDraft({ id, version: 2, document })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
  });

  it("reads older formats, and keeps texts that PostgreSQL could not", async () => {
    const { id } = await begin();
    const { notes: _none, ...older } = renamed("half \ud83d and \0 none");
    await flows().saveDraft({ id, version: 1, document: { ...older, format: 1 } });
    const { draft } = await flows().get({ id });
    expect(draft.format).toBe(2);
    expect(draft.nodes.find(({ kind }) => kind === "offer")?.config.name).toBe("half \ufffd and  none");
  });
});

describe("publishing", () => {
  it("makes a numbered revision that later saves do not touch", async () => {
    const { id } = await begin();
    expect(await flows().publish({ id, version: 1, name: "First" })).toEqual({ number: 1 });
    expect(await flows().get({ id })).toMatchObject({
      hasChanges: false,
      live: { number: 1, name: "First", by: "The editor", publishedAt: expect.any(Date) },
    });
    await flows().saveDraft({ id, version: 1, document: renamed("Second") });
    expect(await flows().get({ id })).toMatchObject({ hasChanges: true, live: { number: 1 } });
    expect(await flows().publish({ id, version: 2 })).toEqual({ number: 2 });
    expect(await flows().revisions({ id })).toMatchObject([
      { number: 2, name: null, isLive: true },
      { number: 1, name: "First", isLive: false, by: "The editor" },
    ]);
    expect(await flows().revision({ id, number: 1 })).toEqual(button());
  });

  it("refuses a flow with errors, with all of them", async () => {
    const { id } = await begin();
    const broken = button();
    broken.edges = [];
    broken.nodes.push({ id: "odd", kind: "unheard-of", position: { x: 0, y: 0 }, config: {} });
    await flows().saveDraft({ id, version: 1, document: broken });
    const error = await flows()
      .publish({ id, version: 2 })
      .catch((refused) => refused);
    expect(error).toMatchObject({ code: "BAD_REQUEST", cause: { reason: "flow-has-problems" } });
    const codes = error.cause.details.issues.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(expect.arrayContaining(["unconnected-port", "unknown-kind"]));
    expect((await flows().get({ id })).live).toBeNull();
  });

  it("refuses teams of other workspaces", async () => {
    const { id } = await flows().create({ kind: "routing", name: "Not mine" });
    const { draft } = await flows().get({ id });
    const connect = draft.nodes.find(({ kind }) => kind === "connect-team") ?? never();
    connect.config.teamId = other.team.id;
    await flows().saveDraft({ id, version: 1, document: draft });
    await expect(flows().publish({ id, version: 2 })).rejects.toMatchObject({
      cause: { details: { issues: [{ code: "bad-config", nodeId: connect.id, field: "teamId" }] } },
    });
  });

  it("refuses them inside of groups too, and routings that are not published", async () => {
    const { id } = await begin();
    const { id: unpublished } = await flows().create({ kind: "routing", name: "A draft" });
    const document = button();
    const config = { atLeast: 1, teamId: other.team.id };
    document.nodes.push(
      place("any", "group", [0, 1], {
        mode: "any",
        conditions: [
          { kind: "operators-free", not: false, config },
          {
            kind: "group",
            not: true,
            config: { mode: "all", conditions: [{ kind: "operators-free", not: false, config }] },
          },
        ],
      }),
      place("special", "offer", [0, 2], offerWith({ form: "bar", routingFlowId: unpublished })),
    );
    document.edges = displayFlow([], ["start.next>any", "any.yes>special", "any.no>button"]).edges;
    await flows().saveDraft({ id, version: 1, document });
    const error = await flows()
      .publish({ id, version: 2 })
      .catch((refused) => refused);
    expect(error.cause.details.issues).toMatchObject([
      { nodeId: "any", field: "conditions.0.config.teamId" },
      { nodeId: "any", field: "conditions.1.config.conditions.0.config.teamId" },
      { nodeId: "special", field: "routingFlowId" },
    ]);
    config.teamId = shop.team.id;
    await flows().publish({ id: unpublished, version: 1 });
    await flows().saveDraft({ id, version: 2, document });
    expect(await flows().publish({ id, version: 3 })).toEqual({ number: 1 });
  });

  it("is refused where somebody saved since", async () => {
    const { id } = await begin();
    await flows().saveDraft({ id, version: 1, document: renamed("Newer") });
    await expect(flows().publish({ id, version: 1 })).rejects.toMatchObject({
      cause: { reason: "draft-conflict" },
    });
  });

  it("makes one revision of one draft, however many publish it at once", async () => {
    const { id } = await begin();
    const made = await Promise.all([1, 2, 3, 4].map(() => flows().publish({ id, version: 1 })));
    expect(made).toEqual(Array(4).fill({ number: 1 }));
    expect(await flows().revisions({ id })).toHaveLength(1);
  });

  it("is taken back by restoring a revision, as a draft first", async () => {
    const { id } = await begin();
    await flows().publish({ id, version: 1 });
    await flows().saveDraft({ id, version: 1, document: renamed("A mistake") });
    await flows().publish({ id, version: 2 });
    expect(await flows().restore({ id, number: 1 })).toEqual({ version: 3 });
    expect(await flows().get({ id })).toMatchObject({ draft: button(), live: { number: 2 } });
    expect(await flows().publish({ id, version: 3 })).toEqual({ number: 3 });
    await expect(flows().restore({ id, number: 9 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("offers", () => {
  it("are those of what is published, by the names that staff gave them", async () => {
    const { id } = await begin("Winter");
    await flows().saveDraft({ id, version: 1, document: renamed("Warm boots") });
    const offer = (await flows().get({ id })).draft.nodes.find(({ kind }) => kind === "offer") ?? never();
    const line = { id: `${id}/${offer.id}`, name: "Warm boots", flow: "Winter" };
    expect(await flows().offers()).not.toContainEqual(line);
    await flows().publish({ id, version: 2 });
    expect(await flows().offers()).toContainEqual(line);
    await flows().archive({ id });
    expect(await flows().offers()).not.toContainEqual(line);
  });
});

describe("a site", () => {
  it("is given a display flow, keeps it in use, and loses it", async () => {
    const { id } = await begin();
    const siteId = shop.site.id;
    await flows().assign({ siteId, flowId: id });
    expect((await flows().get({ id })).sites).toEqual([{ id: siteId, name: shop.site.name }]);
    await expect(flows().archive({ id })).rejects.toMatchObject({ cause: { reason: "flow-in-use" } });
    await flows().assign({ siteId, flowId: null });
    expect((await flows().get({ id })).sites).toEqual([]);
    const site = await db().site.findUniqueOrThrow({ where: { id: siteId } });
    expect(site).toMatchObject({ displayFlowId: null, routingFlowId: shop.flow.id });
  });

  it("takes only routing that is published, and only sites and flows of the workspace", async () => {
    const { id } = await flows().create({ kind: "routing", name: "A draft" });
    await expect(flows().assign({ siteId: shop.site.id, flowId: id })).rejects.toMatchObject({
      cause: { reason: "routing-not-published" },
    });
    const missing = { code: "NOT_FOUND" };
    await expect(flows().assign({ siteId: other.site.id, flowId: null })).rejects.toMatchObject(missing);
    await expect(flows().assign({ siteId: shop.site.id, flowId: other.flow.id })).rejects.toMatchObject(
      missing,
    );
  });
});

describe("who may do what", () => {
  const codeOf = (answer: Promise<unknown>) =>
    answer.then(
      () => "ok",
      (error: { code: string }) => error.code,
    );
  const as = async (role: Role, ask: () => Promise<unknown>) => {
    user = people[role] ?? null;
    return codeOf(ask());
  };

  it("lets owners, managers and editors change display, and managers not routing", async () => {
    const { id } = await begin();
    const routing = { id: shop.flow.id, name: "Routing" };
    for (const [role, display, ring] of [
      ["owner", "ok", "ok"],
      ["manager", "ok", "FORBIDDEN"],
      ["editor", "ok", "ok"],
      ["operator", "FORBIDDEN", "FORBIDDEN"],
    ] as const) {
      expect(await as(role, () => flows().rename({ id, name: role })), role).toBe(display);
      expect(await as(role, () => flows().rename(routing)), role).toBe(ring);
      expect(await as(role, () => flows().create({ kind: "routing", name: role })), role).toBe(ring);
      expect(await as(role, () => flows().list()), role).toBe(display);
    }
    user = people.manager ?? null;
    const seen = await flows().list();
    expect(seen.find((flow) => flow.id === id)?.canEdit).toBe(true);
    expect(seen.find((flow) => flow.id === shop.flow.id)?.canEdit).toBe(false);
  });

  it("shows operators and strangers nothing", async () => {
    const { id } = await begin();
    const asked: [string, () => Promise<unknown>][] = [
      ["get", () => flows().get({ id })],
      ["revisions", () => flows().revisions({ id })],
      ["counters", () => flows().counters({ id })],
      ["decisions", () => flows().decisions({ flowId: id })],
      ["decision", () => flows().decision({ id })],
      ["saveDraft", () => flows().saveDraft({ id, version: 1, document: button() })],
      ["publish", () => flows().publish({ id, version: 1 })],
      ["restore", () => flows().restore({ id, number: 1 })],
      ["assign", () => flows().assign({ siteId: shop.site.id, flowId: id })],
      ["archive", () => flows().archive({ id })],
    ];
    for (const [name, ask] of asked) expect(await as("operator", ask), name).toBe("FORBIDDEN");
    user = null;
    for (const [name, ask] of asked) expect(await codeOf(ask()), name).toBe("UNAUTHORIZED");
  });

  it("keeps workspaces apart", async () => {
    const { id } = await begin();
    user = (await other.make.member({ role: "owner", email: "elsewhere@example.com" })).user;
    const there = flows(other.workspace.slug);
    const asked = [
      () => there.get({ id }),
      () => there.revisions({ id }),
      () => there.revision({ id, number: 1 }),
      () => there.saveDraft({ id, version: 1, document: button() }),
      () => there.publish({ id, version: 1 }),
      () => there.restore({ id, number: 1 }),
      () => there.rename({ id, name: "Mine now" }),
      () => there.archive({ id }),
      () => there.unarchive({ id }),
      () => there.assign({ siteId: other.site.id, flowId: id }),
    ];
    for (const ask of asked) expect(await codeOf(ask())).toBe("NOT_FOUND");
    expect(await there.counters({ id })).toEqual({ day: {}, month: {} });
    expect(await there.decisions({ flowId: id })).toEqual({ decisions: [], next: null });
    expect((await there.list()).map((flow) => flow.id)).toEqual([other.flow.id]);
  });
});
