import type { ConnectTeamConfig } from "@/core/flow/routing/connect-team/definition";
import type { RoutingEffect, RoutingSignal } from "@/core/flow/runtime/step";
import { isOpen } from "@/core/schedule/hours";
import { startCall } from "../../calls/start-call";
import { chooseAccounts } from "../../telephony-accounts/choose-accounts";
import { callOpening } from "./call-opening";
import { type Draft, moveTo, tell } from "./draft";
import { estimatePromise } from "./estimate-promise";
import { operatorWishes } from "./operator-wishes";
import { type TeamSchedule, teamOfOperator, teamSchedule } from "./team-schedule";
import { whisperLength } from "./whisper-length";

type StartCall = Extract<RoutingEffect, { type: "start-call" }>;

/** Notes an attempt and its call. @returns what could not be begun answers at once */
export async function beginCall(draft: Draft, effect: StartCall, now: number): Promise<RoutingSignal | null> {
  const { row } = draft;
  const config = row.program.nodes[effect.nodeId]?.config as ConnectTeamConfig;
  const team = await teamToRing(draft, effect, config, now);
  if (row.isHeld && row.heldUntil !== null && row.heldUntil.getTime() > now) {
    tell(draft, now, { kind: "withheld" });
    return { type: "call-withheld", at: now, key: effect.key, teamId: team?.id ?? "" };
  }
  if (!team || team.isArchived || !isOpen(team, now)) {
    const isClosed = team && !team.isArchived;
    const because = isClosed ? "closed" : "no-operators";
    tell(draft, now, { kind: "nobody-free", team: team?.name ?? "", because });
    const result = isClosed ? "closed" : "failed";
    return { type: "call-ended", at: now, key: effect.key, result, cause: null };
  }
  const [first, ...others] = await chooseAccounts(row.workspaceId, now);
  if (!first) {
    tell(draft, now, { kind: "no-provider" });
    return { type: "call-ended", at: now, key: effect.key, result: "failed", cause: null };
  }
  await beginAttempt(draft, effect, team.id, now);
  const how = asAnsweredBy(team, config);
  // How often each team of several was given the call: the share that the editor shows.
  if (effect.teamId !== undefined) draft.ways.push({ node: effect.nodeId, port: `to:${team.id}` });
  draft.calls.push(
    startCall({
      workspaceId: row.workspaceId,
      callbackId: row.id,
      attempt: effect.attempt,
      nodeId: effect.nodeId,
      accounts: [first, ...others],
      dispositions: team.dispositions,
      opening: await callOpening(config, row),
      whisperMs: await whisperLength(config, row.workspaceId),
      wishes: await operatorWishes({ row, config, team }, now),
      // In the smart order the dispatcher times each phone by itself.
      atOnce: how.order === "smart" ? 1 : team.ringAtOnce,
      config: { ...how, teamId: team.id },
      ownerId: effect.operatorId ?? (config.ownerFirst ? row.owner.operatorId : null),
      isOwnerOnly: effect.operatorId !== undefined,
      now,
    }),
  );
  draft.followUps.push(how.order === "smart" ? { paced: [team.id] } : { teams: [team.id] });
  tell(draft, now, { kind: "attempt-started", number: effect.attempt, team: team.name, order: how.order });
  return null;
}

/** The node's team, the one that it chose of several, or the one in which the wanted person is. */
const teamToRing = (
  { row }: Draft,
  { teamId, operatorId }: StartCall,
  config: ConnectTeamConfig,
  now: number,
): Promise<TeamSchedule | null> =>
  operatorId === undefined
    ? teamSchedule(teamId ?? config.teamId)
    : teamOfOperator(row.workspaceId, operatorId, now);

async function beginAttempt(
  draft: Draft,
  { attempt }: StartCall,
  teamId: string,
  now: number,
): Promise<void> {
  const { row } = draft;
  if (attempt > 1) {
    // A further try begins where the first one did: what was said about the wait for it is over.
    const promise = await estimatePromise({ teamId }, now);
    moveTo(draft, "requested", now, { nextStep: null, promiseAt: promise?.toISOString() ?? null });
  }
  // Whatever held it is over: from its first call on it is served to its end.
  draft.row = { ...draft.row, isHeld: false };
  if (row.isHeld) Object.assign(draft.columns, { isHeld: false, needsHuman: false });
}

/** Nobody of a call centre stands by on the line. How it takes calls, its lines say when they are rung. */
const asAnsweredBy = ({ callCentre }: TeamSchedule, config: ConnectTeamConfig): ConnectTeamConfig =>
  callCentre && config.order === "smart" ? { ...config, order: "operator-first" } : config;
