import { v7 as newId } from "uuid";
import type { CallOrder } from "@/core/call/call";
import { freshLeaseUntil } from "../calls/release-operator";
import { Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import type { FollowUps } from "../platform/follow-ups";
import type { WorkspaceId } from "../platform/workspace-id";

/** Who steers, and when. */
export interface Steering {
  workspaceId: WorkspaceId;
  callbackId: string;
  /** The member's name, as the story tells it. */
  by: string;
  clock: Clock;
}

/**
 * Hands a waiting request to another team: whoever of it is free is asked next. The team's dispatchers decide nothing
 * on what they read before.
 * @throws AppError not-found; conflict where the request does not wait any more
 */
export const moveToTeam = (steering: Steering, teamId: string): Promise<FollowUps> =>
  transaction(async (tx) => {
    const { workspaceId, callbackId, by } = steering;
    const to = await tx.team.findFirst({ where: { id: teamId, workspaceId, archivedAt: null } });
    if (!to) throw new AppError("not-found", "There is no such team in this workspace any more.");
    const call = await waitingCall(tx, steering, [teamId]);
    if (call.teamId === teamId) return {};
    await tx.call.update({ where: { id: call.id }, data: { teamId, version: { increment: 1 } } });
    await tell(tx, steering, { kind: "moved-to-team", from: call.teamName, to: to.name, by });
    return {
      teams: [teamId, call.teamId],
      changes: [{ workspaceId, callbackId, kind: "callback" }],
    };
  });

/**
 * A member takes a waiting request themself: their own phone rings at once, pause and hours notwithstanding.
 * @throws AppError not-found; forbidden where the operator was taken out of use; conflict where the request does not wait any
 *   more, or the member is in a call
 */
export const takeOver = (steering: Steering, operatorId: string): Promise<FollowUps> =>
  transaction(async (tx) => {
    const { workspaceId, callbackId, by, clock } = steering;
    const own = { id: operatorId, workspaceId, archivedAt: null };
    if ((await tx.operator.count({ where: own })) === 0) throw noPhone();
    const call = await waitingCall(tx, steering, []);
    if (call.order === "customer-first")
      throw new AppError(
        "conflict",
        "In this flow the customer is rung first: no operator can take it before.",
        {
          reason: "customer-first",
        },
      );
    if (call.tried.includes(operatorId))
      throw new AppError("conflict", "Your phone was rung for this request already.", {
        reason: "already-asked",
      });
    const now = clock.now();
    const leased = await tx.$queryRaw<unknown[]>`
      insert into "OperatorLease" ("operatorId", "callId", "acquiredAt", "expiresAt")
      values (${operatorId}, ${call.id}, ${new Date(now)}, ${freshLeaseUntil(now)})
      on conflict ("operatorId") do update
         set "callId" = excluded."callId", "standbyId" = null, "supervisionId" = null, "acquiredAt" = excluded."acquiredAt", "expiresAt" = excluded."expiresAt"
       where "OperatorLease"."expiresAt" <= ${new Date(now)}
      returning "operatorId"`;
    if (leased.length === 0)
      throw new AppError("conflict", "You are in a call. Take the request over when it has ended.", {
        reason: "you-are-busy",
      });
    const signal = { type: "operator-assigned", at: now, operatorId };
    await tx.signal.create({
      data: { callId: call.id, key: `take-over:${newId()}`, body: signal },
    });
    await tell(tx, steering, { kind: "taken-over", by });
    return { apply: [call.id], changes: [{ workspaceId, callbackId, kind: "callback" }] };
  });

/** Gives the operator of a running call a line to read. @throws AppError not-found; conflict where nobody would read it */
export const giveCue = (steering: Steering, text: string): Promise<FollowUps> =>
  transaction(async (tx) => {
    const { workspaceId, callbackId, by } = steering;
    const call = await tx.call.findFirst({
      where: { workspaceId, callbackId, endedAt: null, operatorId: { not: null }, phase: { not: "waiting" } },
    });
    if (!call)
      throw new AppError("conflict", "No operator is in this call any more.", { reason: "nobody-in-call" });
    await tell(tx, steering, { kind: "cue", text, by });
    return { changes: [{ workspaceId, callbackId, kind: "callback" }] };
  });

interface WaitingCall {
  id: string;
  teamId: string;
  teamName: string;
  tried: string[];
  order: CallOrder;
}

/**
 * The call of a request that waits for an operator, with its team's books (and those of `others`) taken from their
 * dispatchers: whoever of them has read already decides nothing. In one order, so that two who steer never wait for
 * each other.
 */
async function waitingCall(
  tx: Tx,
  { workspaceId, callbackId }: Steering,
  others: readonly string[],
): Promise<WaitingCall> {
  const known = await tx.call.findFirst({
    where: { workspaceId, callbackId, endedAt: null },
    select: { id: true, teamId: true },
  });
  if (!known) throw gone();
  const teamIds = [...new Set([known.teamId, ...others])];
  await tx.$queryRaw`
    with locked as (select id from "Team" where id in (${Prisma.join(teamIds)}) order by id for no key update)
    update "Team" t set "booksVersion" = t."booksVersion" + 1 from locked where t.id = locked.id returning t.id`;
  const [call] = await tx.$queryRaw<WaitingCall[]>`
    select c.id, c."teamId", t.name as "teamName", coalesce(c."triedOperators", '{}') as tried,
           c.state->'options'->>'order' as "order"
      from "Call" c join "Team" t on t.id = c."teamId"
     where c.id = ${known.id} and c."teamId" = ${known.teamId} and c."endedAt" is null
       and c.phase = 'waiting' and coalesce(c."wantsOperatorSince", c."wantsCustomerSince") is not null
       and not exists (select 1 from "Signal" s where s."callId" = c.id and s."appliedAt" is null
                        and s.body->>'type' in ('operator-assigned', 'operator-lent', 'customer-allowed', 'nobody-free', 'cancelled'))
       for no key update of c`;
  if (!call) throw gone();
  return call;
}

/** The member is linked to no operator, or to one who was taken out of use. */
export const noPhone = (): AppError =>
  new AppError("forbidden", "You have no phone here. Ask to be linked to an operator.", {
    reason: "no-operator",
  });

const gone = (): AppError =>
  new AppError("conflict", "This request does not wait any more: somebody is being rung, or it is over.", {
    reason: "not-waiting",
  });

const tell = async (
  tx: Tx,
  { workspaceId, callbackId, clock }: Steering,
  fact: Prisma.InputJsonObject,
): Promise<void> =>
  void (await tx.timelineEntry.create({
    data: { workspaceId, callbackId, at: new Date(clock.now()), fact },
  }));
