import { isSupervisorLeg } from "@/core/call/leg-id";
import { isStandbyId, type StandbySignal } from "@/core/standby/standby";
import type { SupervisionSignal } from "@/core/supervision/supervision";
import { advanceCallback } from "../callbacks/routing/advance-callback";
import { applySignals } from "../calls/apply-signals";
import { passedDeadline } from "../calls/deadlines";
import { performCommands } from "../calls/perform-commands";
import { type KeyedSignal, storeAndRead } from "../calls/store-signals";
import { dispatchSmart } from "../dispatch/dispatch-smart";
import { dispatchTeam } from "../dispatch/dispatch-team";
import { systemClock } from "../platform/clock";
import type { Deadline, FollowUps } from "../platform/follow-ups";
import { logger } from "../platform/logger";
import { publishChange } from "../platform/notify";
import { applyStandby } from "../standbys/apply-standby";
import { performStandby } from "../standbys/perform-standby";
import { applySupervision } from "../supervisions/apply-supervision";
import { tellTalkOver } from "../supervisions/commands";
import { performSupervision } from "../supervisions/perform-supervision";
import { openAccount } from "../telephony-accounts/open-account";
import { oneAtATime } from "./one-at-a-time";
import { publishEvents } from "./publish-events";
import { setAlarm } from "./set-alarm";
import { telephonyFor } from "./telephony-for";

/**
 * Does at once what committed transactions left to do, and what follows from that, until nothing is left. Failures
 * are logged and left: every piece of it stands in the database, and the sweeper does it again.
 */
export async function followUp(work: FollowUps): Promise<void> {
  const tasks = [
    ...(work.apply ?? []).map((id) => attempt("apply", id, () => followSignals(id))),
    ...(work.perform ?? []).map((id) => attempt("perform", id, () => followCommands(id))),
    ...(work.paced ?? []).map((id) => attempt("pace", id, () => followPacing(id))),
    ...(work.talkOver ?? []).map((id) => attempt("talk over", id, () => followEndOfTalk(id))),
    ...(work.deadlines ?? []).map((one) => attempt("deadline", one.callId, async () => watch(one))),
    ...(work.callbacks ?? []).map((id) => attempt("advance", id, () => followCallback(id))),
    ...(work.teams ?? []).map((id) => attempt("dispatch", id, () => followTeam(id))),
    ...(work.events ? [attempt("events", "", publishEvents)] : []),
    ...(work.changes ?? []).map((change) => attempt("notify", "", () => publishChange(change))),
  ];
  await Promise.all(tasks);
}

async function attempt(what: string, id: string, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    logger().error({ err: error, what, id }, "left to the sweeper");
  }
}

const followSignals = (id: string) => follow(`apply:${id}`, () => apply(id));

function apply(id: string): Promise<FollowUps> {
  if (isSupervisorLeg(id)) return applySupervision(id);
  return isStandbyId(id) ? applyStandby(id) : applySignals(id);
}

const watch = (deadline: Deadline): void =>
  setAlarm(deadline, (at) =>
    attempt("deadline", deadline.callId, () => tellCalls([passedDeadline(deadline, at)])),
  );

const followEndOfTalk = async (callId: string) => tellCalls(await tellTalkOver([callId], systemClock.now()));

const followTeam = (teamId: string) =>
  follow(`dispatch:${teamId}`, () => dispatchTeam(teamId, systemClock.now()));

const followPacing = (teamId: string) =>
  follow(`pace:${teamId}`, () => dispatchSmart(teamId, systemClock.now()));

const followCallback = (callbackId: string) =>
  follow(`advance:${callbackId}`, () => advanceCallback(callbackId, systemClock.now()));

/**
 * Many signals of one call or team arrive together: one runs, one waits for all that came meanwhile. What follows
 * comes outside of the lane: it often leads back to the same call.
 */
async function follow(lane: string, task: () => Promise<FollowUps>): Promise<void> {
  const work = await oneAtATime(lane, task);
  if (work) await followUp(work);
}

function followCommands(id: string): Promise<void> {
  if (isSupervisorLeg(id)) return follow(`perform:${id}`, () => performSupervision(id, openAccount));
  if (isStandbyId(id)) return follow(`perform:${id}`, () => performStandby(id, openAccount));
  return performCommands(id, telephonyFor).then(followUp);
}

/** Stores signals of calls, standbys and supervisions durably, then applies and follows them. Resolves when all of it is done. */
export async function tellCalls(
  signals: readonly (KeyedSignal | KeyedSignal<StandbySignal> | KeyedSignal<SupervisionSignal>)[],
): Promise<void> {
  await storeAndRead(signals);
  await followUp({ apply: [...new Set(signals.map(({ callId }) => callId))] });
}
