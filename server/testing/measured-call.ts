import type { EndCause } from "@/core/call/call";
import { db } from "../platform/db";
import { nextPhone, type Shop } from "./shop";

/** Seconds since asking; absent: it never came to that. */
interface LegTimes {
  placed: number;
  rings?: number;
  answers?: number;
  accepts?: number;
  ends?: number;
  cause?: EndCause;
}

export interface MeasuredCall {
  askedAt: number;
  operators?: LegTimes[];
  customer?: LegTimes;
  joined?: number;
  /** Absent: it goes on. */
  ended?: number;
  result?: string;
  /** Seconds that were promised. */
  promised?: number | null;
  teamId?: string;
  site?: Shop["site"];
}

/** A lead with its first attempt as rows, by when which phone did what: for what is measured, not for what is decided. */
export async function measuredCall(shop: Shop, given: MeasuredCall): Promise<{ callbackId: string }> {
  const { workspaceId, operators, consentText, flow, team } = shop;
  const at = (seconds: number | undefined): Date | null =>
    seconds === undefined ? null : new Date(given.askedAt + seconds * 1_000);
  const operator = operators[0];
  if (!operator) throw new Error("The shop has no operator.");
  const phone = nextPhone("39");
  const callback = await shop.make.callback({
    story: "requested",
    requestedAt: new Date(given.askedAt),
    site: given.site ?? shop.site,
    consentTextId: consentText.id,
    revisionId: flow.liveRevisionId ?? "",
    team,
    operator,
    phone,
    columns: {
      promisedAt: given.promised === null ? null : at(given.promised ?? 30),
      ...(given.ended !== undefined && { stage: "finished", finishedAt: at(given.ended) }),
    },
  });
  const legs = [
    ...(given.operators ?? []).map((times) => ({ seat: "operator" as const, times })),
    ...(given.customer ? [{ seat: "customer" as const, times: given.customer }] : []),
  ];
  const attempt = await db().attempt.create({
    data: {
      workspaceId,
      callbackId: callback.id,
      number: 1,
      nodeId: "connect",
      startedAt: new Date(given.askedAt),
      endedAt: at(given.ended),
      result: given.ended === undefined ? null : (given.result ?? "conversation"),
    },
  });
  await db().call.create({
    data: {
      workspaceId,
      callbackId: callback.id,
      attemptId: attempt.id,
      teamId: given.teamId ?? team.id,
      provider: "simulator",
      state: {},
      phase: given.ended === undefined ? "waiting" : "ended",
      startedAt: new Date(given.askedAt),
      joinedAt: at(given.joined),
      endedAt: at(given.ended),
      legs: {
        create: legs.map(({ seat, times }, index) => ({
          id: `${attempt.id}.${seat[0]}${index + 1}`,
          workspaceId,
          seat,
          number: seat === "operator" ? operator.phone : phone,
          operatorId: seat === "operator" ? operator.id : null,
          state: times.ends === undefined ? "up" : "down",
          placedAt: at(times.placed) ?? new Date(given.askedAt),
          ringingAt: at(times.rings),
          answeredAt: at(times.answers),
          acceptedAt: at(times.accepts),
          endedAt: at(times.ends),
          cause: times.cause ?? null,
        })),
      },
    },
  });
  return { callbackId: callback.id };
}
