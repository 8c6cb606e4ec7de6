import { createServer } from "node:http";
import { db } from "../platform/db";
import type { TelephonyEvent } from "../telephony/port";
import { startCarrier } from "../telephony/simulator/carrier";
import type { LegRecord } from "../telephony/simulator/leg";
import { signEvents } from "../telephony/simulator/webhook";
import { forgetAccounts } from "../telephony-accounts/known-accounts";
import { sealCredentials } from "../telephony-accounts/seal-credentials";
import { SPEED } from "./engine-harness";
import type { Shop } from "./shop";

const SECRET = "a secret of this account";

let made = 0;

interface NewAccount {
  name: string;
  rank: number;
  url: string;
  secret?: string;
}

/** An account of a shop's workspace at a simulated provider. */
export async function createAccount(shop: Shop, { name, rank, url, secret = SECRET }: NewAccount) {
  const account = await db().telephonyAccount.create({
    data: {
      workspaceId: shop.workspaceId,
      provider: "simulator",
      name,
      rank,
      settings: { url },
      credentials: sealCredentials({ secret }),
      webhookKey: `webhook-key-${++made}`,
    },
  });
  forgetAccounts();
  return account;
}

/** A phone network of its own behind an account; its events go to the account's address below `webhookUrl`. */
export async function startAccountCarrier(
  shop: Shop,
  given: { name: string; rank: number; webhookUrl: string },
) {
  const account = await createAccount(shop, { ...given, url: "http://127.0.0.1:1" });
  const carrier = await startCarrier({
    port: 0,
    secret: SECRET,
    webhookUrl: `${given.webhookUrl}/${account.webhookKey}`,
    speed: SPEED,
    fetch,
    random: Math.random,
  });
  const url = `http://127.0.0.1:${carrier.port}`;
  await db().telephonyAccount.update({
    where: { id: account.id },
    data: { settings: { url }, version: { increment: 1 } },
  });
  forgetAccounts();
  const ask = async (path: string, method = "GET") => {
    const headers = { authorization: `Bearer ${SECRET}`, "content-type": "application/json" };
    const response = await fetch(url + path, { method, headers, ...(method === "POST" && { body: "{}" }) });
    return response.json();
  };
  return {
    account,
    close: () => carrier.close(),
    /** Every leg that was ever asked for at a number. */
    async history(number: string): Promise<LegRecord[]> {
      return (await ask(`/history?number=${encodeURIComponent(number)}`)).legs;
    },
    hangUp: (number: string) => ask(`/phones/${encodeURIComponent(number)}/hang-up`, "POST"),
  };
}

/**
 * A provider that always answers the same, as one in trouble does; or that takes every order, and then reports that
 * its network is full.
 */
export async function startTroubledProvider(answer: { status: number } | { congested: string }) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push(`${request.method} ${request.url}`);
    if ("status" in answer) return response.writeHead(answer.status).end("{}");
    response.writeHead(request.method === "GET" ? 200 : 202).end('{"legs":[]}');
    if (request.method !== "POST") return;
    const { legId } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const id = `congested:${legId}`;
    const events: TelephonyEvent[] = [{ id, at: Date.now(), legId, type: "failed", cause: "congestion" }];
    const body = JSON.stringify({ events });
    await fetch(answer.congested, {
      method: "POST",
      headers: signEvents(SECRET, id, new Date(), body),
      body,
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    asked,
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
