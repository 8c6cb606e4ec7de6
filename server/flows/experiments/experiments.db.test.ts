import { beforeAll, describe, expect, it } from "vitest";
import { displayFlow, offerWith, place } from "@/core/flow/templates/template";
import { requestCallback } from "../../callbacks/intake/request-callback";
import { db } from "../../platform/db";
import { nextPhone, openShop, type Shop } from "../../testing/shop";
import { createFlow, saveDraft } from "../commands";
import { receiveReport } from "../decisions/receive-report";
import type { Editor } from "../flow-row";
import { publishFlow } from "../publish-flow";
import { readExperiment } from "./queries";
import { experimentFilter } from "./schema";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const START = Date.parse("2026-11-01T12:00:00Z");
const at = (ms: number) => ({ now: () => START + ms });

const documentOf = (weights: [number, number], holdOut = 10) =>
  displayFlow(
    [
      place("start", "start", [0, 0]),
      place("ab", "split", [1, 0], {
        holdOut,
        variants: ["a", "b"].map((id, i) => ({ id, name: id === "a" ? "Calm" : "Loud", weight: weights[i] })),
      }),
      place("first", "offer", [2, 0], offerWith({ form: "button", name: "First" })),
      place("second", "offer", [2, 1], offerWith({ form: "bar", name: "Second" })),
    ],
    ["start.next>ab", "ab.a>first", "ab.b>second"],
  );

let shop: Shop;
let editor: Editor;
let flowId: string;
let version = 0;
beforeAll(async () => {
  shop = await openShop();
  const { user } = await shop.make.member({ role: "editor" });
  editor = { workspaceId: shop.workspaceId, userId: user.id, role: "editor" };
  ({ id: flowId } = await createFlow(editor, { kind: "display", name: "A or B" }, at(0)));
  version = 1;
});

async function publish(document: ReturnType<typeof documentOf>, ms: number): Promise<void> {
  await saveDraft(editor, { id: flowId, version, document }, at(ms));
  version += 1;
  await publishFlow(editor, { id: flowId, version }, at(ms));
}

interface Met {
  visitor: string;
  variant: string;
  ms: number;
  revision?: number;
  events?: string[];
}

/** A visitor's page tells which variant was met, and what happened then. */
async function meet({ visitor, variant, ms, revision = 1, events = [] }: Met): Promise<void> {
  const offer = { a: "first", b: "second" }[variant] ?? null;
  for (const event of ["decided", ...events]) {
    const body = {
      event,
      flowId,
      revision,
      view: `${visitor}-${ms}`,
      visitorId: visitor,
      page: "https://shop-1.example/boots",
      facts: {},
      path: [
        { node: "start", port: "next" },
        { node: "ab", port: variant },
        ...(offer ? [{ node: offer, port: "shown" }] : []),
      ],
      decision: offer,
      at: new Date(START + ms).toISOString(),
    };
    const answer = await receiveReport({
      siteKey: shop.site.key,
      body,
      origin: null,
      ip: visitor,
      clock: at(ms),
    });
    expect(answer).toEqual({ ok: true });
  }
}

/** The visitor asks for a call, wherever; it ends so. */
async function ask(visitor: string, ms: number, outcome: "conversation" | "unreached"): Promise<void> {
  const { id } = await requestCallback({
    body: {
      siteKey: shop.site.key,
      phone: nextPhone("31"),
      consent: true,
      page: "https://shop-1.example/boots",
      visitorId: visitor,
    },
    origin: null,
    ip: "203.0.113.1",
    userAgent: null,
    idempotencyKey: null,
    acceptLanguage: null,
    clock: at(ms),
  });
  await db().callback.update({ where: { id }, data: { outcome } });
}

const read = (more: object = {}, ms = 3 * DAY_MS) =>
  readExperiment(shop.workspaceId, experimentFilter.parse({ flowId, ...more }), START + ms);
const armsOf = ({ split }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(
    (split?.arms ?? []).map((arm) => [
      arm.name ?? arm.id,
      [arm.visitors, arm.shown, arm.opened, arm.requested, arm.conversations],
    ]),
  );

describe("an experiment", () => {
  it("is none before anything was published", async () => {
    expect(await read()).toMatchObject({ flow: { name: "A or B" }, splits: [], split: null });
  });

  it("counts each visitor once, by the variant, whatever way they asked and whenever", async () => {
    await publish(documentOf([1, 1]), 0);
    const HOUR = 60 * MINUTE_MS;
    // Before the split was met, or too long after it, nothing counts.
    await ask("early", 10 * MINUTE_MS, "conversation");
    await Promise.all([
      meet({ visitor: "anna", variant: "a", ms: HOUR, events: ["shown", "opened"] }),
      meet({ visitor: "anna", variant: "a", ms: 2 * HOUR, events: ["shown"] }),
      meet({ visitor: "ben", variant: "b", ms: HOUR, events: ["shown"] }),
      meet({ visitor: "cleo", variant: "b", ms: HOUR }),
      meet({ visitor: "dora", variant: "held-out", ms: HOUR }),
      meet({ visitor: "early", variant: "a", ms: HOUR }),
      meet({ visitor: "late", variant: "a", ms: HOUR }),
    ]);
    await ask("anna", HOUR + 5_000, "unreached");
    await ask("anna", DAY_MS, "conversation");
    await ask("ben", HOUR, "unreached");
    // Held out, and found the way nevertheless: by the page's own button, days later.
    await ask("dora", 2 * DAY_MS, "conversation");
    await ask("late", 40 * DAY_MS, "conversation");
    const found = await read();
    expect(armsOf(found)).toEqual({
      "held-out": [1, 0, 0, 1, 1],
      Calm: [3, 1, 1, 1, 1],
      Loud: [2, 1, 0, 1, 0],
    });
    expect(found).toMatchObject({
      splits: [{ id: "ab", name: null }],
      split: {
        crossed: 0,
        period: { revision: 1, lastRevision: 1, endedAt: null },
        since: new Date(START + MINUTE_MS),
        arms: [
          { id: "held-out", isHoldOut: true, weight: 1_000 },
          { id: "a", isHoldOut: false, weight: 4_500 },
          { id: "b", weight: 4_500 },
        ],
      },
    });
  });

  it("counts by the span that is asked for", async () => {
    await meet({ visitor: "new", variant: "a", ms: 20 * DAY_MS });
    expect(armsOf(await read({ span: "week" }, 21 * DAY_MS))).toMatchObject({
      Calm: [1, 0, 0, 0, 0],
      Loud: [0, 0, 0, 0, 0],
    });
    expect(armsOf(await read({ span: "month" }, 21 * DAY_MS))).toMatchObject({ Calm: [4, 1, 1, 1, 1] });
  });

  it("begins anew with other weights; who met two variants is counted in none", async () => {
    await publish(documentOf([1, 3]), 30 * DAY_MS);
    const then = 30 * DAY_MS + 30_000;
    await Promise.all([
      // A page that was asked for before the new rules took effect.
      meet({ visitor: "between", variant: "a", ms: then }),
      ...["anna", "ben", "eve"].map((visitor) =>
        meet({ visitor, variant: "b", ms: then + DAY_MS, revision: 2 }),
      ),
    ]);
    const now = await read({}, 32 * DAY_MS);
    expect(armsOf(now)).toEqual({
      "held-out": [0, 0, 0, 0, 0],
      Calm: [0, 0, 0, 0, 0],
      Loud: [1, 0, 0, 0, 0],
    });
    expect(now.split).toMatchObject({
      crossed: 1,
      period: { revision: 2, endedAt: null },
      periods: [{ revision: 2 }, { revision: 1, lastRevision: 1, endedAt: new Date(START + 30 * DAY_MS) }],
    });
    const before = await read({ revision: 1 }, 32 * DAY_MS);
    expect(armsOf(before)).toMatchObject({ Loud: [2, 1, 0, 1, 0] });
    expect(before.split?.crossed).toBe(1);
  });

  it("is out of reach for other workspaces", async () => {
    const other = await openShop();
    const filter = experimentFilter.parse({ flowId });
    await expect(readExperiment(other.workspaceId, filter, START)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
