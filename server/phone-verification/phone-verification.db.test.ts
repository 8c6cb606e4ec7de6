import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { updateOperator } from "../operators/commands";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { type EngineHarness, eventually, startHarness } from "../testing/engine-harness";
import { openShop, type Shop } from "../testing/shop";
import { confirmCode, sendCode } from "./commands";
import { openCode } from "./verification-call";

let engine: EngineHarness;
beforeAll(async () => {
  engine = await startHarness();
});
afterAll(() => engine.close());

const phoneOf = (shop: Shop) => ({
  workspaceId: shop.workspaceId,
  operatorId: shop.operators[0]?.id ?? "",
  clock: systemClock,
});

const newest = (shop: Shop) =>
  db().phoneVerification.findFirstOrThrow({
    where: { operatorId: shop.operators[0]?.id },
    orderBy: { createdAt: "desc" },
  });

const isVerified = async (shop: Shop) =>
  (await db().operator.findUniqueOrThrow({ where: { id: shop.operators[0]?.id } })).phoneVerifiedAt !== null;

/** A shop whose operator was told a code. */
async function told() {
  const shop = await openShop({ operators: ["05"] });
  await sendCode(phoneOf(shop));
  await eventually("the code is said", async () => (await newest(shop)).state === "said");
  return { shop, code: openCode(await newest(shop)) };
}

const another = (code: string) => (code === "0000" ? "0001" : "0000");

describe("an operator's phone", () => {
  it("is proven by the code that is said on it, and the line is let go", async () => {
    const { shop, code } = await told();
    const [leg] = await engine.history(shop.operators[0]?.phone ?? "");
    expect(leg?.said.map(({ text }) => text).join()).toContain([...code].join(", "));
    await eventually("the phone is hung up", async () => {
      const [last] = await engine.history(shop.operators[0]?.phone ?? "");
      return last?.endedAt !== null;
    });
    expect(await isVerified(shop)).toBe(false);
    await confirmCode(phoneOf(shop), code);
    expect(await isVerified(shop)).toBe(true);
    await expect(confirmCode(phoneOf(shop), code)).rejects.toMatchObject({ reason: "code-too-old" });
  });

  it("is not proven by guessing", async () => {
    const { shop, code } = await told();
    for (let i = 0; i < 5; i++)
      await expect(confirmCode(phoneOf(shop), another(code))).rejects.toMatchObject({ reason: "wrong-code" });
    await expect(confirmCode(phoneOf(shop), code)).rejects.toMatchObject({ reason: "code-too-old" });
    expect(await isVerified(shop)).toBe(false);
  });

  it("has to be proven again when it is another one", async () => {
    const { shop, code } = await told();
    await confirmCode(phoneOf(shop), code);
    await updateOperator(shop.workspaceId, shop.operators[0]?.id ?? "", {
      name: "Anna",
      phone: "+12025550177",
      endpoint: "phone",
      memberId: null,
      timeZone: null,
      hours: null,
      skills: [],
      languages: [],
    });
    expect(await isVerified(shop)).toBe(false);
    await expect(confirmCode(phoneOf(shop), code)).rejects.toMatchObject({ reason: "code-too-old" });
  });

  it("is not rung again and again", async () => {
    const shop = await openShop({ operators: ["30"] });
    for (let i = 0; i < 4; i++) await sendCode(phoneOf(shop));
    await expect(sendCode(phoneOf(shop))).rejects.toMatchObject({ code: "rate-limited" });
  });
});
