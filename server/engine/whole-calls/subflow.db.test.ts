import { afterAll, beforeAll, expect, it } from "vitest";
import { callTo, place, type RoutingDocument, routingFlow } from "@/core/flow/templates/template";
import { createFlow, saveDraft } from "../../flows/commands";
import type { Editor } from "../../flows/flow-row";
import { publishFlow } from "../../flows/publish-flow";
import { getFlow } from "../../flows/queries";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import { callsThatReplayDifferently, type EngineHarness, startHarness } from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(async () => {
  expect(await callsThatReplayDifferently()).toEqual([]);
  await engine.close();
});

async function open() {
  const shop = await openShop({ workspace: { allowedCountries: ["US"] } });
  const { user } = await shop.make.member({ role: "owner" });
  const editor: Editor = { workspaceId: shop.workspaceId, userId: user.id, role: "owner" };
  return { shop, editor };
}

const newFlow = (editor: Editor, name: string) =>
  createFlow(editor, { kind: "routing", name }, systemClock).then(({ id }) => id);

const versionOf = async (id: string) =>
  (await db().flow.findUniqueOrThrow({ where: { id }, select: { draftVersion: true } })).draftVersion;

/** Draws it anew where a document is given. @returns the revision's number */
async function publish(editor: Editor, id: string, document?: RoutingDocument): Promise<number> {
  if (document) await saveDraft(editor, { id, version: await versionOf(id), document }, systemClock);
  return (await publishFlow(editor, { id, version: await versionOf(id) }, systemClock)).number;
}

/** Rings a team, and tells people of whoever was missed. Phones of the tests ring for some seconds all the same. */
const ringing = (teamId: string, node = "call") =>
  routingFlow(
    [
      place("start", "start", [0, 0]),
      place(node, "connect-team", [1, 0], {
        ...callTo(teamId),
        operatorRingSeconds: 120,
        customerRingSeconds: 120,
      }),
      place("tell", "give-up", [2, 0], { teamId }),
    ],
    [
      `start.next>${node}`,
      ...["unreached", "nobody-free", "closed", "failed"].map((port) => `${node}.${port}>tell`),
    ],
  );

const through = (flowId: string) =>
  routingFlow(
    [
      place("start", "start", [0, 0]),
      place("sub", "subflow", [1, 0], { flowId }),
      place("missed", "tag", [2, 0], { mode: "add", tags: ["missed"] }),
      place("end", "end", [3, 0], { outcome: "as-it-went" }),
    ],
    ["start.next>sub", "sub.handed-over>missed", "sub.ended>end", "missed.next>end"],
  );

const serve = (shop: Shop, routingFlowId: string) =>
  db().site.update({ where: { id: shop.site.id }, data: { routingFlowId } });

const nodesOf = async (callbackId: string) =>
  (await db().attempt.findMany({ where: { callbackId }, orderBy: { number: "asc" } })).map(
    ({ nodeId }) => nodeId,
  );

it("rings inside of the other routing, comes out of it, and goes on; people are told once", async () => {
  const { shop, editor } = await open();
  const inner = await newFlow(editor, "Sales");
  await publish(editor, inner, ringing(shop.team.id));
  const outer = await newFlow(editor, "All");
  await publish(editor, outer, through(inner));
  await serve(shop, outer);
  // Busy.
  const callback = await engine.request(shop, nextPhone("30"), {});
  expect(await engine.until(callback, "finished")).toMatchObject({ outcome: "unreached" });
  expect(await nodesOf(callback.id)).toEqual(["sub/call"]);
  const { tags, needsHuman } = await db().callback.findUniqueOrThrow({ where: { id: callback.id } });
  expect({ tags, needsHuman }).toEqual({ tags: ["missed"], needsHuman: true });
  const facts = await db().timelineEntry.findMany({
    where: { callbackId: callback.id },
    orderBy: { id: "asc" },
  });
  const told = facts.map(({ fact }) => fact as { kind: string; node?: string; port?: string });
  expect(told.filter(({ kind }) => kind === "handed-over")).toHaveLength(1);
  expect(told.flatMap(({ node, port }) => (node ? [`${node}.${port}`] : []))).toEqual([
    "subflow.in",
    "connect-team.unreached",
    "subflow.handed-over",
    "tag.next",
  ]);
  const counts = await db().flowCount.findMany({ where: { flowId: outer, nodeId: "sub" } });
  expect(counts.map(({ port }) => port).sort()).toEqual(["handed-over", "in"]);
});

it("stays as it was when it was published, until it is published again", async () => {
  const { shop, editor } = await open();
  const inner = await newFlow(editor, "Sales");
  await publish(editor, inner, ringing(shop.team.id, "first"));
  const outer = await newFlow(editor, "All");
  expect(await publish(editor, outer, through(inner))).toBe(1);
  await serve(shop, outer);
  await publish(editor, inner, ringing(shop.team.id, "second"));
  const flow = () => getFlow(shop.workspaceId, outer, "owner");
  expect(await flow()).toMatchObject({ hasChanges: true, newer: ["Sales"] });
  const before = await engine.store(shop, nextPhone("39"));
  expect(await nodesOf(before.id)).toEqual(["sub/first"]);
  // Not one letter of its own was changed.
  expect(await publish(editor, outer)).toBe(2);
  expect(await publish(editor, outer)).toBe(2);
  expect(await flow()).toMatchObject({ hasChanges: false, newer: [] });
  const after = await engine.store(shop, nextPhone("39"));
  expect(await nodesOf(after.id)).toEqual(["sub/second"]);
});

it("is refused round about, unpublished, and of another workspace", async () => {
  const { shop, editor } = await open();
  const one = await newFlow(editor, "One");
  const other = await newFlow(editor, "Other");
  const reasons = (id: string, document: RoutingDocument) =>
    publish(editor, id, document).then(
      () => null,
      ({ details }) => details.issues.map(({ field, reason }: Record<string, unknown>) => [field, reason]),
    );
  expect(await reasons(one, through(other))).toEqual([["flowId", "not-published"]]);
  await publish(editor, other, ringing(shop.team.id));
  expect(await reasons(one, through(other))).toBeNull();
  expect(await reasons(other, through(one))).toEqual([["flowId", "goes-round"]]);
  const { flow } = await openShop();
  expect(await reasons(one, through(flow.id))).toEqual([["flowId", "not-published"]]);
});
