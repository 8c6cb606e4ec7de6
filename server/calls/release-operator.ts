import type { Call } from "@/core/call/call";
import { nextTimerAt } from "@/core/call/machine";
import type { Command } from "@/core/call/signals";
import { Prisma } from "../generated/prisma/client";

type ReleaseOperator = Extract<Command, { type: "release-operator" }>;

/** Time for notes after a talk, and peace after a missed ring. */
export const REST_MS = { none: 0, "wrap-up": 15_000, missed: 60_000 };

/** A lease lives this much longer than the call's next deadline; every step of the call moves it on. */
const LEASE_SLACK_MS = 60_000;

export interface Release {
  operatorId: string;
  restingUntil: number | null;
  /** null: an operator who could not be rung keeps the place in the row. */
  idleSince: number | null;
}

/** What freeing an operator means; done where the call still holds the lease. */
export function releasesOf(commands: readonly { type: string }[], now: number): Release[] {
  return commands.flatMap((command) => {
    if (!isRelease(command)) return [];
    const { operatorId, rest } = command;
    return [
      {
        operatorId,
        restingUntil: REST_MS[rest] ? now + REST_MS[rest] : null,
        idleSince: rest === "none" ? null : now,
      },
    ];
  });
}

/** Part of an update of "Operator" o, who is free again: a pause that they wished for meanwhile begins. @param at as SQL */
export const wishedPause = (at: Prisma.Sql): Prisma.Sql => Prisma.sql`
             "pausedUntil" = coalesce(${at} + make_interval(mins => o."snoozeMinutes"), o."pausedUntil"),
             "pausedSince" = case when o."snoozeMinutes" is null then o."pausedSince" else ${at} end,
             "snoozeMinutes" = null`;

const isRelease = (command: { type: string }): command is ReleaseOperator =>
  command.type === "release-operator";

/**
 * The heartbeat of the lease: the call is alive, and will be heard of by its next deadline at the latest. Null where
 * the call waits for nothing.
 */
export function leaseUntil(call: Call): number | null {
  const deadline = nextTimerAt(call);
  return deadline === null ? null : leaseUntilAfter(deadline);
}

/** Until when a lease holds whose holder will be heard of by a deadline (epoch ms). */
export const leaseUntilAfter = (deadline: number): number => deadline + LEASE_SLACK_MS;

/** Until when a fresh lease holds if nothing more is heard. */
export const freshLeaseUntil = (now: number): Date => new Date(now + LEASE_SLACK_MS);
