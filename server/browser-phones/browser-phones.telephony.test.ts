import { createSocket } from "node:dgram";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PhoneServer } from "@/components/softphone/softphone";
import { findBrowser } from "../../scripts/ensure-browser.mjs";
import { operatorsNow } from "../operators/queries";
import { AppError } from "../platform/app-error";
import { systemClock } from "../platform/clock";
import { openBrowser } from "../testing/browser-softphone";
import { type EngineHarness, eventually } from "../testing/engine-harness";
import { hasAsterisk, useTelephones } from "../testing/real-telephones";
import { openShop, type Shop } from "../testing/shop";
import type { Telephones } from "../testing/telephones";
import { checkPhone, iceServersOf, leavePhone, openPhone } from "./commands";

const hasBrowser = findBrowser() !== null;
if (hasAsterisk && !hasBrowser)
  process.stdout.write("\nNO TEST OF OPERATORS IN THE BROWSER: there is no browser here.\n\n");

/** What the beeps are made of that stand for the whisper; and the voices of the two. */
const WHISPER = 660;
const OPERATOR = 440;
const CUSTOMER = 1_000;

describe.skipIf(!hasAsterisk || !hasBrowser)("an operator in the browser", () => {
  let engine: EngineHarness;
  let phones: Telephones;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  useTelephones((started) => {
    ({ engine, phones } = started);
  });
  beforeAll(async () => {
    browser = await openBrowser(OPERATOR);
  });
  afterAll(() => browser.close());

  async function openShopWithBrowser(settings: object = {}) {
    const shop = await openShop({ operators: [] });
    const operator = await shop.make.operator(shop.team.id, { endpoint: "browser" });
    await phones.connect(shop.workspaceId, undefined, settings);
    const status = async () =>
      (await operatorsNow(shop.workspaceId, new Date())).find(({ id }) => id === operator.id)?.status.kind;
    return { shop, status, server: (holder: string) => serverFor(shop, operator.id, holder) };
  }

  it("hears the whisper alone, then talks with the customer, and can be silent", async () => {
    const { shop, status, server } = await openShopWithBrowser();
    expect(await status()).toBe("disconnected");
    const phone = await (await browser.person(server("laptop-1"))).tab();
    await phone.act("start");
    await eventually("the browser is ready", async () => (await phone.state()) === "ready");
    expect(await status()).toBe("free");

    const customer = phones.people.numberOf("manual", CUSTOMER);
    const callback = await engine.request(shop, customer);
    await eventually("the browser rings", async () => (await phone.state()) === "ready, ringing");
    await phone.act("answer");
    await eventually("the operator hears the whisper", async () => (await phone.heard(WHISPER)) > 0.8);
    expect(phones.people.callsAt(customer)).toEqual([]);
    await phone.press("1");

    await eventually(
      "the customer's phone rings",
      async () => phones.people.callsAt(customer)[0]?.state === "ringing",
    );
    await phones.people.callAt(customer).answer();
    await engine.until(callback, "talking");
    const his = () => phones.people.callAt(customer).line;
    await eventually("the operator hears the customer", async () => (await phone.heard(CUSTOMER)) > 0.9);
    await eventually("the customer hears the operator", async () => (his()?.heard(OPERATOR, 0.3) ?? 0) > 0.8);
    expect(his()?.heard(WHISPER, 10)).toBeLessThan(0.05);
    await phone.setMuted(true);
    await eventually("the customer hears nothing", async () => (his()?.heard(OPERATOR, 0.3) ?? 1) < 0.1);
    await phone.setMuted(false);
    await eventually(
      "the customer hears the operator again",
      async () => (his()?.heard(OPERATOR, 0.3) ?? 0) > 0.8,
    );

    phones.people.callAt(customer).hangUp();
    await engine.until(callback, "finished");
    await eventually("the browser is free", async () => (await phone.state()) === "ready");
    await phone.close();
    await eventually("nobody is rung any more", async () => (await status()) === "disconnected");
  });

  it("finds its way by the account's servers, with a login for this call, and waits for none that is silent", async () => {
    const silent = await startSilentServer();
    const ice = { iceServers: `stun:${silent.address}\nturn:${silent.address}`, turnSecret: "a secret" };
    const { shop, server } = await openShopWithBrowser(ice);
    const phone = await (await browser.person(server("laptop-4"))).tab();
    await phone.act("start");
    await eventually("the browser is ready", async () => (await phone.state()) === "ready");
    const callback = await engine.request(shop, phones.people.numberOf("manual"));
    await eventually("the browser rings", async () => (await phone.state()) === "ready, ringing");
    await phone.act("answer");
    await eventually("the operator hears the whisper", async () => (await phone.heard(WHISPER)) > 0.8);
    expect(await phone.iceServers()).toEqual([
      { urls: [`stun:${silent.address}`] },
      {
        urls: [`turn:${silent.address}`],
        username: expect.stringMatching(/^\d{10}:op-/),
        credential: expect.stringMatching(/^[\w+/]{27}=$/),
      },
    ]);
    expect(silent.asked()).toBeGreaterThan(0);
    await phone.act("hangUp");
    await engine.until(callback, ({ stage }) => stage === "finished" || stage === "scheduled");
    await phone.close();
    silent.close();
  });

  it("has the phone in one tab, and in one browser", async () => {
    const { status, server } = await openShopWithBrowser();
    const laptop = await browser.person(server("laptop-2"));
    const [first, second] = [await laptop.tab(), await laptop.tab()];
    await first.act("start");
    await eventually("the first tab is ready", async () => (await first.state()) === "ready");
    await second.act("start");
    await eventually("the second knows of it", async () => (await second.state()) === "other-tab");
    await second.act("takeOver");
    await eventually("the second is ready", async () => (await second.state()) === "ready");
    expect(await first.state()).toBe("other-tab");

    const desktop = await (await browser.person(server("desktop-2"))).tab();
    await desktop.act("start");
    await eventually("another browser knows of it", async () => (await desktop.state()) === "other-browser");
    await desktop.act("takeOver");
    await eventually("the other browser is ready", async () => (await desktop.state()) === "ready");
    await second.act("recheck");
    await eventually("the laptop has lost it", async () => (await second.state()) === "other-browser");
    expect(await status()).toBe("free");
  });

  it("is back by itself when Asterisk was started anew, and nobody is rung meanwhile", async () => {
    const { status, server } = await openShopWithBrowser();
    const phone = await (await browser.person(server("laptop-3"))).tab();
    await phone.act("start");
    await eventually("the browser is ready", async () => (await phone.state()) === "ready");
    await phones.asterisk.kill();
    await eventually("the browser knows", async () => (await phone.state()) === "reconnecting");
    await phones.asterisk.start();
    await eventually("the browser is ready again", async () => (await phone.state()) === "ready");
    expect(await status()).toBe("free");
  });
});

/** A STUN and TURN server that hears, and never answers. */
async function startSilentServer() {
  let asked = 0;
  const socket = createSocket("udp4", () => {
    asked += 1;
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked: () => asked,
    close: () => socket.close(),
  };
}

/** What the procedures of server/browser-phones/router.ts do, without a session. */
function serverFor({ workspaceId }: Shop, operatorId: string, holder: string): PhoneServer {
  const asked = { workspaceId, operatorId, holder, clock: systemClock };
  return {
    async open(takeOver) {
      try {
        return { kind: "access", access: await openPhone(asked, takeOver) };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.reason === "phone-held") return { kind: "held" };
        return error.code === "unavailable" ? { kind: "away" } : { kind: "refused", sentence: error.message };
      }
    },
    check: () => checkPhone(asked),
    iceServers: () => iceServersOf(asked),
    leave: () => leavePhone(asked),
  };
}
