import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compile } from "@/core/flow/compile";
import type { FlowNode } from "@/core/flow/document";
import { CALL_DEFAULTS } from "@/core/flow/routing/connect-team/definition";
import { notify } from "@/core/flow/routing/notify/definition";
import { callTo, place, routingFlow } from "@/core/flow/templates/template";
import { acknowledgeCallback } from "../../callbacks/acknowledge-callback";
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

/** Publishes a flow that begins at the first node. */
async function route({ make, site }: Shop, nodes: FlowNode[], ways: string[]): Promise<void> {
  const document = routingFlow(
    [place("start", "start", [0, 0]), ...nodes],
    [`start.next>${nodes[0]?.id}`, ...ways],
  );
  const compiled = compile(document);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const { flow } = await make.routing(JSON.parse(JSON.stringify({ document, program: compiled.program })));
  await db().site.update({ where: { id: site.id }, data: { routingFlowId: flow.id } });
}

const facts = async (callbackId: string) =>
  (await db().timelineEntry.findMany({ where: { callbackId }, orderBy: { id: "asc" } })).map(
    ({ fact }) => fact as { kind: string },
  );
const mailsTo = async (shop: Shop) =>
  (
    await db().email.findMany({ where: { workspaceId: shop.workspaceId }, orderBy: { createdAt: "asc" } })
  ).map(({ to, subject }) => ({ to, subject }));
const end = place("end", "end", [9, 0], { outcome: "as-it-went" });

it("tags, sets fields and sends a webhook what it has set, all with the request", async () => {
  const shop = await openShop();
  const hook = await db().connection.create({
    data: {
      workspaceId: shop.workspaceId,
      connector: "webhook",
      name: "Hook",
      settings: { url: "https://hook.example", events: [] },
    },
  });
  await route(
    shop,
    [
      place("tag", "tag", [1, 0], { mode: "add", tags: ["vip", "night"] }),
      place("off", "tag", [2, 0], { mode: "remove", tags: ["night", "unknown"] }),
      place("set", "set-field", [3, 0], { name: "queue", value: "gold" }),
      place("hook", "webhook", [4, 0], { connectionId: hook.id }),
      place("end", "end", [5, 0], { outcome: "refused" }),
    ],
    ["tag.next>off", "off.next>set", "set.next>hook", "hook.next>end"],
  );
  const callback = await engine.request(shop, nextPhone("39"), { body: { fields: { topic: "Boots" } } });
  const status = await engine.until(callback, "finished");
  expect(status).toMatchObject({ outcome: "refused", nextStep: { kind: "none" } });
  const stored = await db().callback.findUniqueOrThrow({ where: { id: callback.id } });
  expect(stored).toMatchObject({
    tags: ["vip"],
    fields: { topic: "Boots", queue: "gold" },
    needsHuman: false,
  });
  const deliveries = await db().delivery.findMany({ where: { callbackId: callback.id } });
  expect(deliveries).toMatchObject([
    {
      connectionId: hook.id,
      event: "callback.routed",
      payload: { data: { tags: ["vip"], fields: { queue: "gold" } } },
    },
  ]);
});

it("waits for somebody to see to the lead, and tells others when nobody does", async () => {
  const shop = await openShop();
  const manager = await shop.make.member({ role: "manager" });
  const ask = { ...notify.defaults, roles: ["manager"], wantsReaction: true, minutes: 10, text: "Please!" };
  await route(
    shop,
    [
      place("ask", "notify", [1, 0], ask),
      place("boss", "notify", [2, 0], {
        ...notify.defaults,
        roles: ["owner"],
        emails: ["night@agency.example"],
      }),
      end,
    ],
    ["ask.no-reaction>boss", "ask.acknowledged>end", "boss.next>end"],
  );
  const ignored = await engine.request(shop, nextPhone("39"));
  expect(await engine.until(ignored, "scheduled")).toMatchObject({
    promiseAt: null,
    nextStep: { kind: "handed-over" },
  });
  expect(await mailsTo(shop)).toMatchObject([
    { to: manager.user.email, subject: expect.stringContaining("see to it") },
  ]);
  expect((await db().callback.findUniqueOrThrow({ where: { id: ignored.id } })).needsHuman).toBe(true);
  await engine.skipWait(ignored);
  await engine.sweep();
  await engine.until(ignored, "finished");
  const to = (await mailsTo(shop)).slice(1).map((mail) => mail.to);
  // Told once by the flow, the workspace is not told again by the rule that no lead is lost.
  expect(to.sort()).toEqual(["night@agency.example", expect.stringContaining("owner")]);

  const seen = await engine.request(shop, nextPhone("39"));
  await engine.until(seen, "scheduled");
  const deed = { callbackId: seen.id, by: "Olga", clock: systemClock };
  await acknowledgeCallback(deed);
  await engine.until(seen, "finished");
  expect(await facts(seen.id)).toContainEqual({ kind: "acknowledged", by: "Olga" });
  await expect(acknowledgeCallback(deed)).rejects.toMatchObject({ code: "conflict" });
});

it("rings the customer's owner and nobody else, and goes on where the owner is away", async () => {
  const shop = await openShop({ operators: ["39", "39"] });
  const [owner, other] = shop.operators;
  if (!owner || !other) throw new Error("the shop has two operators");
  await route(
    shop,
    [
      place("person", "connect-person", [1, 0], {
        ...CALL_DEFAULTS,
        operatorRingSeconds: 120,
        customerRingSeconds: 120,
        who: "owner",
        operatorId: "",
      }),
      place("team", "connect-team", [2, 0], callTo(shop.team.id, { customerRingSeconds: 120 })),
      end,
    ],
    [
      "person.unreached>end",
      ...["nobody", "not-free", "not-answered", "failed"].map((port) => `person.${port}>team`),
      ...["unreached", "nobody-free", "closed", "failed"].map((port) => `team.${port}>end`),
    ],
  );
  const crm = await db().connection.create({
    data: { workspaceId: shop.workspaceId, connector: "hubspot", name: "CRM" },
  });
  const ask = async (ownerId: string | null) => {
    const phone = nextPhone("39");
    if (ownerId)
      await db().contact.create({
        data: {
          workspaceId: shop.workspaceId,
          phone,
          ownerRemoteId: randomUUID(),
          ownerId,
          ownerConnectionId: crm.id,
        },
      });
    const callback = await engine.request(shop, phone);
    await engine.until(callback, "talking");
    const told = await facts(callback.id);
    await engine.act(phone, "hang-up");
    await engine.until(callback, "finished");
    await db().operator.updateMany({
      where: { workspaceId: shop.workspaceId },
      data: { restingUntil: null },
    });
    return told;
  };
  expect(await ask(owner.id)).toContainEqual({
    kind: "operator-chosen",
    operator: owner.name,
    because: "person",
  });
  const pausedUntil = new Date(Date.now() + 3_600_000);
  await db().operator.update({ where: { id: owner.id }, data: { pausedUntil } });
  const away = await ask(owner.id);
  expect(away).toContainEqual({ kind: "decided", node: "connect-person", port: "not-free" });
  expect(away).toContainEqual(expect.objectContaining({ kind: "operator-chosen", operator: other.name }));
  expect(await ask(null)).toContainEqual({ kind: "decided", node: "connect-person", port: "nobody" });
});

it("shares calls out by weight, and goes on to the next where one does not answer", async () => {
  const shop = await openShop({ workspace: { timeZone: "UTC" } });
  const north = await shop.make.callCentre(nextPhone("39"), { capacity: 9 });
  const south = await shop.make.callCentre(nextPhone("39"), { capacity: 9 });
  const dead = await shop.make.callCentre(nextPhone("30"), { capacity: 9 });
  const share = (...centres: [string, number][]) =>
    route(
      shop,
      [
        place("share", "balance", [1, 0], {
          ...CALL_DEFAULTS,
          operatorRingSeconds: 120,
          customerRingSeconds: 120,
          by: "weights",
          centres: centres.map(([teamId, weight]) => ({ teamId, weight })),
        }),
        end,
      ],
      ["unreached", "nobody-free", "closed", "failed"].map((port) => `share.${port}>end`),
    );
  await share([north.id, 2], [south.id, 1]);
  for (let call = 0; call < 6; call++) await engine.store(shop, nextPhone("39"));
  const given = await db().call.groupBy({
    by: ["teamId"],
    where: { workspaceId: shop.workspaceId },
    _count: true,
  });
  expect(Object.fromEntries(given.map(({ teamId, _count }) => [teamId, _count]))).toEqual({
    [north.id]: 4,
    [south.id]: 2,
  });
  const counts = await db().flowCount.findMany({ where: { workspaceId: shop.workspaceId, nodeId: "share" } });
  expect(counts.map(({ port, count }) => [port, count])).toContainEqual([`to:${north.id}`, 4]);

  await share([dead.id, 99], [south.id, 1]);
  const callback = await engine.request(shop, nextPhone("39"));
  await engine.until(callback, "talking");
  const rung = await db().call.findMany({
    where: { callbackId: callback.id },
    orderBy: { startedAt: "asc" },
  });
  expect(rung.map(({ teamId }) => teamId)).toEqual([dead.id, south.id]);
});
