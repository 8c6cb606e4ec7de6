import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { sealCredentials } from "../telephony-accounts/seal-credentials";
import { eventually } from "../testing/engine-harness";
import { openShop } from "../testing/shop";
import { lookAtPhones } from "./look-at-phones";

let silent: Server;
let waiting = 0;
beforeAll(async () => {
  silent = createServer((_request, response) => {
    waiting++;
    response.on("close", () => waiting--);
  });
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
});

/** A workspace with an operator in the browser, and its account. */
async function openWith(account: { provider: string; settings?: object }) {
  const shop = await openShop();
  const { workspaceId, operators } = shop;
  const { id: accountId } = await db().telephonyAccount.create({
    data: {
      workspaceId,
      name: "Account",
      settings: {},
      ...account,
      credentials: sealCredentials({ password: "secret" }),
      rank: 1,
      webhookKey: `key-${workspaceId}`,
    },
  });
  const operatorId = operators[0]?.id ?? "";
  await db().operator.update({ where: { id: operatorId }, data: { endpoint: "browser" } });
  await db().browserPhone.create({
    data: { operatorId, workspaceId, accountId, holder: "a browser", takenAt: new Date() },
  });
  return operatorId;
}

it("waits for no account's silence before it looks at those of others", async () => {
  const address = silent.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const settings = {
    url: `http://127.0.0.1:${port}`,
    username: "perezvon",
    application: "app-silent",
    endpoint: "PJSIP/{number}@trunk",
    soundsFolder: "/sounds",
    browserUrl: `ws://127.0.0.1:${port}/ws`,
    record: false,
  };
  await openWith({ provider: "asterisk", settings });
  const operatorId = await openWith({ provider: "twilio" });
  const look = lookAtPhones(systemClock);
  await eventually("the other one was looked at", async () => {
    const phone = await db().browserPhone.findUniqueOrThrow({ where: { operatorId } });
    return phone.lookedAt !== null;
  });
  await eventually("the first one was asked, and has not answered", async () => waiting === 1);
  silent.closeAllConnections();
  await expect(look).resolves.toBeUndefined();
});
