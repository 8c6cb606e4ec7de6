import { createServer, type Server } from "node:http";
import { vi } from "vitest";
import type { Call } from "@/core/call/call";
import { advance, start } from "@/core/call/machine";
import type { Signal } from "@/core/call/signals";
import { deskSchema } from "@/core/phones-contract/desk";
import type { CallbackStatus } from "@/core/widget-contract/wire";
import type { Intake } from "../callbacks/intake/intake";
import { type Accepted, requestCallback } from "../callbacks/intake/request-callback";
import { findForVisitor } from "../callbacks/queries";
import { followUp } from "../engine/follow-up";
import { receiveEvents } from "../engine/receive-events";
import { reconcileAll, sweep } from "../engine/sweep";
import { tellTextSettled } from "../engine/tell-text-settled";
import { systemClock } from "../platform/clock";
import { db } from "../platform/db";
import { startCarrier } from "../telephony/simulator/carrier";
import type { LegRecord } from "../telephony/simulator/leg";
import type { Faults } from "../telephony/simulator/schema";
import { sendText } from "../text-messages/send-text";
import type { Shop } from "./shop";

/**
 * How many times faster than life the phones are. The engine's own deadlines are not scaled: a talk of 20 s has to last a
 * second still, or it is no conversation, and a timer may be a millisecond early.
 */
export const SPEED = 19;
const PATIENCE_MS = 20_000;

// Everything here waits for what really happens: a slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export type EngineHarness = Awaited<ReturnType<typeof startHarness>>;

/**
 * The engine on a real database, with a virtual carrier in this process. To be started before anything reads the
 * environment. `until` never sweeps: what a test waits for was done by the fast path, unless the test calls `sweep`.
 */
export async function startHarness() {
  const line = { isCut: false };
  const inbox = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (line.isCut) return response.writeHead(503).end();
    const path = request.url ?? "";
    const incoming = {
      method: request.method ?? "",
      path,
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: Buffer.concat(chunks).toString("utf8"),
    };
    // The installation's own carrier posts to the root, those of accounts below it.
    const { status, body } = await receiveEvents("simulator", incoming, path.slice(1) || null);
    return response.writeHead(status).end(body);
  });
  const secret = process.env.PEREZVON_SECRET ?? "";
  const webhookUrl = await listen(inbox);
  const carrier = await startCarrier({
    port: 0,
    secret,
    webhookUrl,
    speed: SPEED,
    fetch,
    random: Math.random,
  });
  const url = `http://127.0.0.1:${carrier.port}`;
  process.env.PEREZVON_SIMULATOR_URL = url;

  const ask = async (path: string, body?: unknown) => {
    const response = await fetch(url + path, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${secret}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };

  return {
    /** While cut, the carrier's events are refused and wait at the carrier. */
    line,
    /** Where carriers post: with an account's webhook key behind it, that account's. */
    webhookUrl,

    /** Stores a request, and does nothing else: as if the process ended right after. */
    store: (shop: Shop, phone: string, more: Partial<Intake> & { body?: object } = {}): Promise<Accepted> => {
      const { body, ...intake } = more;
      return requestCallback({
        body: { siteKey: shop.site.key, phone, consent: true, page: `${shop.site.url}/boots`, ...body },
        origin: shop.site.url,
        ip: "203.0.113.7",
        userAgent: "a browser",
        idempotencyKey: null,
        acceptLanguage: null,
        clock: systemClock,
        ...intake,
      });
    },

    /** Stores a request and begins to follow it, as the public API does. */
    async request(
      shop: Shop,
      phone: string,
      more: Partial<Intake> & { body?: object } = {},
    ): Promise<Accepted> {
      const accepted = await this.store(shop, phone, more);
      void followUp(accepted.followUps);
      return accepted;
    },

    /** What the visitor sees. */
    async status({ id, token }: Pick<Accepted, "id" | "token">): Promise<CallbackStatus> {
      const view = await findForVisitor(id, token, Date.now());
      if (!view) throw new Error(`There is no callback ${id} with that token.`);
      return view.status;
    },

    /** Waits until what the visitor sees is so. */
    async until(
      accepted: Pick<Accepted, "id" | "token">,
      wanted: CallbackStatus["stage"] | ((status: CallbackStatus) => boolean),
    ): Promise<CallbackStatus> {
      const isThere = typeof wanted === "function" ? wanted : ({ stage }: CallbackStatus) => stage === wanted;
      let status = await this.status(accepted);
      for (const end = Date.now() + PATIENCE_MS; !isThere(status); status = await this.status(accepted)) {
        if (Date.now() > end) throw new Error(`Waited for ${wanted}: ${JSON.stringify(status)}`);
        await pause(15);
      }
      return status;
    },

    /** Lets the wait of a routing program be over. */
    skipWait: ({ id }: Pick<Accepted, "id">) =>
      db().callback.updateMany({ where: { id, wakeAt: { not: null } }, data: { wakeAt: new Date() } }),

    /** One look of the sweeper, `laterMs` from now: the deadlines of calls up to then are due. */
    sweep: (laterMs = 0) => sweep({ now: () => Date.now() + laterMs }),
    reconcile: (laterMs = 0) => reconcileAll({ now: () => Date.now() + laterMs }),

    /** Makes what was left undone look old enough for the sweeper. */
    async age(): Promise<void> {
      await db()
        .$executeRaw`update "Signal" set "receivedAt" = "receivedAt" - interval '1 minute' where "appliedAt" is null`;
      await db()
        .$executeRaw`update "OutboxItem" set "createdAt" = "createdAt" - interval '1 minute' where "doneAt" is null`;
      await db().$executeRaw`update "OutboxItem" set "claimedUntil" = null where "doneAt" is null`;
      await db()
        .$executeRaw`update "Attempt" set "endedAt" = "endedAt" - interval '1 minute' where "endedAt" is not null and "toldAt" is null`;
    },

    /** What the person with that phone does. */
    act: (number: string, action: "answer" | "decline" | "hang-up") =>
      ask(`/phones/${encodeURIComponent(number)}/${action}`, {}),
    press: (number: string, digit = "1") => ask(`/phones/${encodeURIComponent(number)}/press`, { digit }),

    /** Somebody calls a number of ours. */
    callIn: (from: string, to: string) => ask("/calls", { from, to }),

    /** Every leg that the carrier was ever asked for at a number, oldest first. */
    async history(number: string): Promise<LegRecord[]> {
      const { legs } = await ask(`/history?number=${encodeURIComponent(number)}`);
      return legs;
    },

    /** What the durable job does, once the callback waits for its text message. */
    async sendTexts({ id }: Pick<Accepted, "id">, clock = systemClock): Promise<void> {
      const find = () => db().textMessage.findMany({ where: { callbackId: id } });
      await eventually("a text message is decided on", async () => (await find()).length > 0);
      for (const message of await find()) {
        await sendText(message.id, clock);
        await tellTextSettled(message.id, clock);
      }
    },
    /** Text messages that lie on the phone of a number without a behaviour of its own, oldest first. */
    async texts(number: string): Promise<{ from: string; text: string }[]> {
      const { phones } = deskSchema.parse(await ask("/phones"));
      return phones.find((phone) => phone.number === number)?.texts ?? [];
    },
    faults: (faults: Partial<Faults>) => ask("/faults", faults),

    async close(): Promise<void> {
      await carrier.close();
      inbox.closeAllConnections();
      await new Promise((resolve) => inbox.close(resolve));
      // What runs in the background finds the carrier gone and stops at the database.
      await pause(50);
    },
  };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something is so. @throws Error naming it, after twenty seconds */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await isSo()); await pause(15))
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
}

/**
 * Replays the stored signals of every call of this database, in the order in which they were applied, and answers
 * the calls whose stored state is another one.
 */
export async function callsThatReplayDifferently(): Promise<{ id: string; stored: Call; replayed: Call }[]> {
  // Other files' calls go on meanwhile: both are read as of one moment.
  const [calls, signals] = await db().$transaction(
    [
      db().call.findMany({ select: { id: true, state: true } }),
      db().signal.findMany({
        where: { appliedAt: { not: null } },
        orderBy: [{ appliedAt: "asc" }, { seq: "asc" }],
      }),
    ],
    { isolationLevel: "RepeatableRead" },
  );
  return calls.flatMap(({ id, state }) => {
    const stored = state as unknown as Call;
    const mine = signals.filter(({ callId }) => callId === id).map(({ body }) => body as unknown as Signal);
    const replayed = mine.reduce((call, signal) => advance(call, signal).call, start(stored.options));
    const isSame = JSON.stringify(sorted(replayed)) === JSON.stringify(sorted(stored));
    return isSame ? [] : [{ id, stored, replayed }];
  });
}

/** jsonb does not keep the order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`);
    });
  });
}
