import type { Call } from "@/core/call/call";
import type { Signal } from "@/core/call/signals";
import { requestCallback } from "../callbacks/intake/request-callback";
import { applySignals } from "../calls/apply-signals";
import { storeSignals } from "../calls/store-signals";
import { db } from "../platform/db";
import { nextPhone, type Shop } from "./shop";

let visitors = 0;

/** Each visitor comes from somewhere else: one address asks only so often. */
const nextAddress = () => `198.51.${Math.floor(++visitors / 250) % 250}.${visitors % 250}`;

/** What a signal says, without when. */
type News<S extends Signal = Signal> = S extends Signal ? Omit<S, "at"> : never;

export interface Talk {
  callId: string;
  callbackId: string;
  /** What the call is told at its end, still to be stored: keys make repetitions the same. */
  end: { key: string; signal: Signal }[];
}

/**
 * A callback whose two people are talking, without any phone network: the call is told what a provider would tell.
 * @param ms of talk, once `end` is told
 */
export async function beginTalk(shop: Shop, ms: number, endsAt = Date.now()): Promise<Talk> {
  const { id: callbackId } = await requestCallback({
    body: { siteKey: shop.site.key, phone: nextPhone("39"), consent: true, page: `${shop.site.url}/boots` },
    origin: shop.site.url,
    ip: nextAddress(),
    userAgent: "a browser",
    idempotencyKey: null,
    acceptLanguage: null,
    clock: { now: () => endsAt - ms - 60_000 },
  });
  const { id: callId } = await db().call.findFirstOrThrow({ where: { callbackId } });
  const at = endsAt - ms;
  let told = 0;
  const tell = async (news: News) => {
    const signal = { ...news, at: at - 1_000 + told } as Signal;
    await storeSignals([{ callId, key: `${callId}/${told++}`, signal }]);
    await applySignals(callId);
  };
  const leg = async (seat: "operator" | "customer") => {
    const { state } = await db().call.findUniqueOrThrow({ where: { id: callId } });
    // Our own stored state.
    const legs = (state as unknown as Call).legs;
    return legs.find((one) => one.seat === seat)?.id ?? "";
  };
  await tell({ type: "operator-assigned", operatorId: shop.operators[0]?.id ?? "" });
  const operator = await leg("operator");
  await tell({ type: "leg-answered", legId: operator });
  await tell({ type: "digit", legId: operator, digit: "1" });
  const customer = await leg("customer");
  await tell({ type: "leg-answered", legId: customer });
  await storeSignals([{ callId, key: `${callId}/joined`, signal: { type: "joined", at } }]);
  await applySignals(callId);
  const ended = (legId: string): Signal => ({ type: "leg-ended", legId, cause: "hung-up", at: endsAt });
  return {
    callId,
    callbackId,
    end: [customer, operator].map((legId) => ({ key: `${callId}/end/${legId}`, signal: ended(legId) })),
  };
}

/** Ends a talk: the call is told, and takes it in. */
export async function endTalk({ callId, end }: Talk): Promise<void> {
  await storeSignals(end.map((one) => ({ callId, ...one })));
  await applySignals(callId);
}

/** A whole conversation of so many milliseconds. */
export async function talk(shop: Shop, ms: number, endsAt?: number): Promise<Talk> {
  const begun = await beginTalk(shop, ms, endsAt);
  await endTalk(begun);
  return begun;
}
