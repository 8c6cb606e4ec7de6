import { supervisorLegId } from "@/core/call/leg-id";
import { liveLeg } from "@/core/call/legs";
import { nextSupervisionTimerAt, startSupervision } from "@/core/supervision/machine";
import {
  type Supervision,
  type SupervisionCommand,
  supervisionPhaseOf,
} from "@/core/supervision/supervision";
import { leaseUntilAfter } from "../calls/release-operator";
import type { Prisma } from "../generated/prisma/client";
import { AppError } from "../platform/app-error";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import type { FollowUps } from "../platform/follow-ups";
import type { WorkspaceId } from "../platform/workspace-id";
import { findTalk, openSupervising, ownPhones, type Talk } from "./queries";

/** The manager who wants to follow a talk. */
export interface Supervisor {
  workspaceId: WorkspaceId;
  /** The operator whose phone is theirs. */
  operatorId: string;
  /** Their name, as the story tells it. */
  by: string;
  clock: Clock;
}

const RING_MS = 30_000;
const ACCEPT_MS = 20_000;

/**
 * Rings a manager's phone, to let them follow a talk; first they only listen.
 * @throws AppError conflict where nobody talks any more, where the account lets nobody listen, where the phone was not
 *   proven, and where the manager is on the line already
 */
export async function beginSupervision(
  supervisor: Supervisor,
  { callbackId, via }: { callbackId: string; via: "browser" | "phone" },
): Promise<FollowUps> {
  const { workspaceId, operatorId, clock } = supervisor;
  const talk = await findTalk(workspaceId, callbackId);
  if (!talk) throw talkOver();
  const provider = await openSupervising(talk.account);
  if (!provider?.capabilities.supervision?.includes("listen"))
    throw new AppError("conflict", `Nobody can listen to calls that go through ${talk.accountName}.`, {
      reason: "cannot-listen",
    });
  const asked = { workspaceId, operatorId, account: talk.account, now: new Date(clock.now()) };
  const phone = (await ownPhones(asked, provider)).find((one) => one.via === via);
  if (!phone?.isProven)
    throw new AppError("conflict", "Prove first that this phone is yours.", { reason: "phone-unproven" });
  return transaction((tx) => begin(tx, supervisor, { talk, callbackId, inBrowser: via === "browser" }));
}

interface Wanted {
  talk: Talk;
  callbackId: string;
  inBrowser: boolean;
}

async function begin(tx: Tx, supervisor: Supervisor, wanted: Wanted): Promise<FollowUps> {
  const { workspaceId, operatorId, by, clock } = supervisor;
  const { talk, callbackId, inBrowser } = wanted;
  const { callId, account } = talk;
  // Two who begin at once get different numbers; and the talk is one still.
  const [living] = await tx.$queryRaw<unknown[]>`
    select 1 from "Call" where id = ${callId} and phase = 'talking' and "endedAt" is null for no key update`;
  const { operatorLegId, customerLegId } = legsOf(talk);
  if (!living || !operatorLegId || !customerLegId) throw talkOver();
  const number = (await tx.supervision.count({ where: { callId } })) + 1;
  const { supervision, commands } = startSupervision({
    supervisionId: supervisorLegId(callId, number),
    operatorId,
    operatorLegId,
    customerLegId,
    mode: "listen",
    startedAt: clock.now(),
    accept: inBrowser ? "answer" : "key",
    ringMs: RING_MS,
    acceptMs: ACCEPT_MS,
  });
  const timer = nextSupervisionTimerAt(supervision);
  const row = { workspaceId, callId, callbackId, operatorId, by, inBrowser };
  await tx.supervision.create({
    data: {
      ...row,
      id: supervision.options.supervisionId,
      provider: account.provider,
      accountId: account.id,
      state: supervision as unknown as Prisma.InputJsonObject,
      phase: supervisionPhaseOf(supervision),
      nextTimerAt: timer === null ? null : new Date(timer),
      startedAt: new Date(clock.now()),
    },
  });
  await lease(tx, supervision, clock.now());
  await order(tx, supervision, commands, workspaceId);
  return {
    perform: [supervision.options.supervisionId],
    changes: [
      { workspaceId, callbackId, kind: "callback" },
      { workspaceId, kind: "operator" },
    ],
  };
}

/** Whoever listens is rung for nobody meanwhile. */
async function lease(tx: Tx, { options, timers }: Supervision, now: number): Promise<void> {
  const { operatorId, supervisionId } = options;
  const until = new Date(leaseUntilAfter(timers.ring ?? now));
  const leased = await tx.$queryRaw<unknown[]>`
    insert into "OperatorLease" ("operatorId", "supervisionId", "acquiredAt", "expiresAt")
    values (${operatorId}, ${supervisionId}, ${new Date(now)}, ${until})
    on conflict ("operatorId") do update
       set "callId" = null, "standbyId" = null, "supervisionId" = excluded."supervisionId",
           "acquiredAt" = excluded."acquiredAt", "expiresAt" = excluded."expiresAt"
     where "OperatorLease"."expiresAt" <= ${new Date(now)}
    returning "operatorId"`;
  if (leased.length === 0)
    throw new AppError("conflict", "Your phone is in a call. Hang up first.", { reason: "phone-in-use" });
}

const order = (
  tx: Tx,
  { options }: Supervision,
  commands: readonly SupervisionCommand[],
  workspaceId: WorkspaceId,
) =>
  tx.outboxItem.createMany({
    data: commands.map((command) => ({
      workspaceId,
      kind: "command",
      key: `${options.supervisionId}:${command.key}`,
      callId: options.supervisionId,
      body: command as unknown as Prisma.InputJsonObject,
    })),
  });

const legsOf = ({ state }: Talk) => ({
  operatorLegId: liveLeg(state, "operator")?.id,
  customerLegId: liveLeg(state, "customer")?.id,
});

const talkOver = (): AppError =>
  new AppError("conflict", "Nobody talks in this call any more.", { reason: "talk-over" });
