import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "@/core/flow/compile";
import type { SendMessageConfig } from "@/core/flow/routing/send-message/definition";
import { sendMessage } from "@/core/flow/routing/send-message/definition";
import { place, routingFlow } from "@/core/flow/templates/template";
import { cancelCallback } from "../../callbacks/cancel-callback";
import type { Accepted } from "../../callbacks/intake/request-callback";
import { systemClock } from "../../platform/clock";
import { db } from "../../platform/db";
import { type EngineHarness, startHarness } from "../../testing/engine-harness";
import { nextPhone, openShop, type Shop } from "../../testing/shop";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

const WORDS = { textEn: "{name}, {site} called you. Another time: {link}", textRu: "" };

/** A shop that writes at once, and does nothing else. */
async function writingShop(change: Partial<SendMessageConfig> = {}): Promise<Shop> {
  const shop = await openShop();
  const compiled = compile(
    routingFlow(
      [
        place("start", "start", [0, 0]),
        place("text", "send-message", [1, 0], { ...sendMessage.defaults, ...WORDS, ...change }),
        place("sent", "tag", [2, 0], { tags: ["texted"], mode: "add" }),
        place("failed", "tag", [2, 1], { tags: ["not texted"], mode: "add" }),
        place("tell", "give-up", [3, 0], { teamId: shop.team.id }),
      ],
      ["start.next>text", "text.sent>sent", "text.failed>failed", "sent.next>tell", "failed.next>tell"],
    ),
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const { flow } = await shop.make.routing(
    JSON.parse(JSON.stringify({ document: {}, program: compiled.program })),
  );
  await db().site.update({ where: { id: shop.site.id }, data: { routingFlowId: flow.id } });
  return shop;
}

const messageOf = ({ id }: Pick<Accepted, "id">) =>
  db().textMessage.findFirstOrThrow({ where: { callbackId: id } });
const tagsOf = async ({ id }: Pick<Accepted, "id">) =>
  (await db().callback.findUniqueOrThrow({ where: { id } })).tags;
const storyOf = async ({ id }: Pick<Accepted, "id">) =>
  (await db().timelineEntry.findMany({ where: { callbackId: id }, orderBy: { id: "asc" } })).map(
    ({ fact }) => fact as { kind: string; text?: string; because?: string },
  );

describe("a text message in routing", () => {
  it("is sent once, and the callback goes on", async () => {
    const shop = await writingShop();
    const phone = nextPhone("00");
    const asked = await engine.request(shop, phone, { body: { fields: { name: "Ann" } } });
    await engine.until(asked, "scheduled");
    await engine.sendTexts(asked);
    await engine.until(asked, "finished");
    // Told again, by a run that was interrupted.
    await engine.sendTexts(asked);
    const texts = await engine.texts(phone);
    expect(texts).toHaveLength(1);
    expect(texts[0]?.text).toMatch(/^Ann, .+ called you\. Another time: http\S+\/t\/[\w-]{16}$/);
    expect(await tagsOf(asked)).toEqual(["texted"]);
    const kinds = (await storyOf(asked)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith("text-"))).toEqual(["text-sent", "text-delivered"]);
    expect(JSON.stringify(await storyOf(asked))).not.toContain("/t/");
  });

  it.each([
    ["a landline", () => "+4930901820", "no-mobile"],
    ["nobody's number", () => nextPhone("34"), "refused"],
  ])("is not sent to %s, and the story says why", async (_, number, because) => {
    const shop = await writingShop();
    await db().workspace.update({
      where: { id: shop.workspaceId },
      data: { allowedCountries: ["US", "DE"] },
    });
    const asked = await engine.request(shop, number());
    await engine.until(asked, "scheduled");
    await engine.sendTexts(asked);
    await engine.until(asked, "finished");
    expect(await tagsOf(asked)).toEqual(["not texted"]);
    expect(await storyOf(asked)).toContainEqual(expect.objectContaining({ kind: "text-not-sent", because }));
  });

  it("is told of to webhooks that asked for it, once, without its link, and to no CRM", async () => {
    const shop = await writingShop();
    const listeners = [
      ["webhook", ["message.sent", "message.failed"]],
      ["webhook", ["callback.finished"]],
      ["hubspot", ["message.sent", "message.failed"]],
    ] as const;
    const connections = [];
    for (const [connector, events] of listeners)
      connections.push(
        await db().connection.create({
          data: {
            workspaceId: shop.workspaceId,
            connector,
            name: connector,
            settings: { events: [...events] },
          },
        }),
      );
    const told = async (asked: Accepted) =>
      (
        await db().delivery.findMany({
          where: { callbackId: asked.id, event: { startsWith: "message." } },
          orderBy: { id: "asc" },
        })
      ).map(({ connectionId, payload }) => ({ connectionId, ...(payload as object) }));

    const phone = nextPhone("00");
    for (const message of [
      { text: expect.stringMatching(/called you\. Another time: …$/), parts: 1, failure: null, detail: null },
      { parts: 0, failure: "one-a-day", detail: null },
    ]) {
      const asked = await engine.request(shop, phone);
      await engine.until(asked, "scheduled");
      await engine.sendTexts(asked);
      await engine.until(asked, "finished");
      await engine.sendTexts(asked);
      expect(await told(asked)).toMatchObject([
        {
          connectionId: connections[0]?.id,
          type: message.failure === null ? "message.sent" : "message.failed",
          data: { id: asked.id, phone, message: { id: (await messageOf(asked)).id, ...message } },
        },
      ]);
    }
  });

  it("comes once a day to a customer", async () => {
    const shop = await writingShop();
    const phone = nextPhone("00");
    for (const tags of [["texted"], ["not texted"]]) {
      const asked = await engine.request(shop, phone);
      await engine.until(asked, "scheduled");
      await engine.sendTexts(asked);
      await engine.until(asked, "finished");
      expect(await tagsOf(asked)).toEqual(tags);
    }
    expect(await engine.texts(phone)).toHaveLength(1);
  });

  it("is not sent any more once the customer has cancelled", async () => {
    const shop = await writingShop();
    const phone = nextPhone("00");
    const asked = await engine.request(shop, phone);
    await engine.until(asked, "scheduled");
    await cancelCallback({
      workspaceId: shop.workspaceId,
      callbackId: asked.id,
      by: "visitor",
      clock: systemClock,
    });
    await engine.sendTexts(asked);
    expect(await storyOf(asked)).toContainEqual(
      expect.objectContaining({ kind: "text-not-sent", because: "over" }),
    );
    expect(await engine.texts(phone)).toEqual([]);
  });

  it("is given up in time, so that the lead goes on", async () => {
    const shop = await writingShop();
    const asked = await engine.request(shop, nextPhone("00"));
    await engine.until(asked, "scheduled");
    await engine.skipWait(asked);
    await engine.sweep();
    await engine.until(asked, "finished");
    expect(await tagsOf(asked)).toEqual(["not texted"]);
    // Whatever sends messages comes back long after that.
    await engine.sendTexts(asked, { now: () => Date.now() + 40 * 60_000 });
    expect(await messageOf(asked)).toMatchObject({ status: "failed", failure: "unreachable" });
  });
});
