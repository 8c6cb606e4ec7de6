import { type NextStepWords, wordsAtEnd, wordsWhileWaiting } from "../../callback/next-step-words";
import type { Outcome } from "../../callback/state";
import { isOpen, type Schedule } from "../../schedule/hours";
import { teamOfWait, waitEnd } from "../../schedule/wait-end";
import { clockFacts } from "../clock-facts";
import { type CallSettings, callSettings } from "../routing/connect-team/definition";
import { factsAsked } from "../routing/facts-asked";
import type { Deed, Wait } from "../runtime/node-step";
import type { RoutingProgram } from "../runtime/program";
import type { RoutingFacts } from "../runtime/routing-facts";
import {
  initialState,
  type RoutingEffect,
  type RoutingSignal,
  type RoutingState,
  step,
} from "../runtime/step";
import { type Answer, answersFor, type CallAnswer, endingOf, secondsOf } from "./answers";

/** One line of the story; `at` is epoch ms of the played time. */
export type Scene = { at: number } & (
  | { kind: "asked"; scheduledFor: number | null }
  | { kind: "decided"; node: string; isSo: boolean }
  /** Into another flow, or out of it. */
  | { kind: "passes"; node: string; port: string }
  /** `teamId` null: one person, and nobody else. */
  | { kind: "rings"; node: string; attempt: number; teamId: string | null; ownerFirst: boolean }
  | { kind: "closed"; node: string; teamId: string }
  | { kind: "no-team"; node: string }
  | { kind: "does"; deed: Deed }
  | { kind: "answered"; answer: Answer }
  | { kind: "waits"; node: string; until: number; because: Wait["because"]; number?: number; of?: number }
  | { kind: "never-opens"; node: string; teamId: string }
  /** null: the flow tells nobody, and the whole workspace is told instead. */
  | { kind: "tells"; teamId: string | null }
  | { kind: "finished"; outcome: Outcome }
  | { kind: "visitor-reads"; words: NextStepWords; when: number | null }
);

/** A callback that is played: nobody is rung, and time passes as it is told to. */
export interface Rehearsal {
  state: RoutingState;
  now: number;
  story: readonly Scene[];
  /** The ways that were taken, in order. */
  path: readonly { node: string; port: string }[];
  /** What can happen next; none when it is over. */
  answers: readonly Answer[];
}

export interface RehearsalSetting {
  /** When the visitor asks, epoch ms. */
  at: number;
  /** The time that the visitor chose; null: at once. */
  scheduledFor: number | null;
  /** The hours of the teams that are there, by id. */
  teams: ReadonlyMap<string, Schedule>;
  /** What is chosen to be so of the customer, the request and the teams. Whether a team is open its hours tell. */
  facts: RoutingFacts;
}

/** Plays answers one after another, as far as they can be given. @returns how many of them could */
export function rehearse(
  program: RoutingProgram,
  setting: RehearsalSetting,
  answers: readonly Answer[],
): { rehearsal: Rehearsal; played: number } {
  const { at, scheduledFor } = setting;
  const begun: Rehearsal = {
    state: initialState,
    now: at,
    story: [{ kind: "asked", at, scheduledFor }],
    path: [],
    answers: [],
  };
  const chosen = scheduledFor === null ? {} : { "chosen-at": scheduledFor };
  const facts = { ...setting.facts, ...chosen, "requested-at": at };
  const stage: Stage = { program, teams: setting.teams, facts };
  let rehearsal = advance(stage, begun, { type: "requested", at, scheduledFor });
  let played = 0;
  for (const answer of answers) {
    if (!rehearsal.answers.includes(answer)) break;
    rehearsal = give(stage, rehearsal, answer);
    played++;
  }
  return { rehearsal, played };
}

/** Answers that bring it to its end where every further call ends like that. */
export function answersToEnd(
  program: RoutingProgram,
  setting: RehearsalSetting,
  { answers, ending }: { answers: readonly Answer[]; ending: CallAnswer },
): Answer[] {
  const all = [...answers];
  // A callback makes 25 attempts at most, each with a wait before it.
  for (let i = 0; i < 100; i++) {
    const { rehearsal, played } = rehearse(program, setting, all);
    const [first] = rehearsal.answers;
    if (first === undefined || played < all.length) break;
    all.push(
      first === "waited" || first === "message-sent"
        ? first
        : rehearsal.answers.includes(ending)
          ? ending
          : "nobody-answered",
    );
  }
  return all;
}

interface Stage {
  program: RoutingProgram;
  teams: RehearsalSetting["teams"];
  facts: RoutingFacts;
}

function give(stage: Stage, before: Rehearsal, answer: Answer): Rehearsal {
  const pending = before.state.pending;
  if (!pending) return before;
  const { key } = pending;
  const told = (at: number): Rehearsal => ({
    ...before,
    story: [...before.story, { kind: "answered", at, answer }],
  });
  if (answer === "cancelled") {
    const at = before.now + 5_000;
    return advance(stage, told(at), { type: "cancelled", at });
  }
  if (answer === "acknowledged") {
    const at = before.now + 60_000;
    return advance(stage, told(at), { type: "acknowledged", at, key });
  }
  if (answer === "message-sent" || answer === "message-failed") {
    const at = before.now + 2_000;
    const isSent = answer === "message-sent";
    return advance(stage, told(at), { type: "message-settled", at, key, isSent });
  }
  if (answer === "waited") {
    const wait = before.story.findLast((scene) => scene.kind === "waits");
    const at = wait?.until ?? before.now;
    return advance(stage, { ...before, now: at }, { type: "woken", at, key });
  }
  const config = callConfig(stage, before.state.at);
  const at = before.now + (config ? secondsOf(answer, config) : 0) * 1_000;
  return advance(stage, told(at), { type: "call-ended", at, key, ...endingOf(answer) });
}

/** Steps, and answers at once what the server would answer at once. */
function advance(stage: Stage, before: Rehearsal, signal: RoutingSignal): Rehearsal {
  let next: RoutingSignal | null = signal;
  let { state, path } = before;
  const story = [...before.story];
  while (next) {
    const walked = step(stage.program, state, next, factsAt(stage, next.at));
    const at: number = next.at;
    state = walked.state;
    path = [...path, ...walked.path];
    for (const { node, port } of walked.path)
      if (isQuestion(stage, node)) story.push({ kind: "decided", at, node, isSo: port === "yes" });
      else if (stage.program.nodes[node]?.kind === "subflow") story.push({ kind: "passes", at, node, port });
    next = null;
    for (const effect of walked.effects) next = perform(stage, { effect, at, state, story }) ?? next;
  }
  const rehearsal = { state, now: signal.at, story, path };
  return { ...rehearsal, answers: answersNow(stage, state) };
}

/** A node that waits for nothing and nobody: its answer would go unseen among what happens. */
const isQuestion = ({ program }: Stage, node: string): boolean => program.nodes[node]?.asks !== undefined;

/** What was chosen, with clocks and the teams' doors as they stand at that time: a closed team has nobody free. */
function factsAt({ program, facts, teams }: Stage, at: number): RoutingFacts {
  // Who plays says only that there is an owner; which of the operators it is makes no difference.
  const owner = facts["has-owner"] === true ? { "owner-operator": "owner" } : {};
  const told = new Map(Object.entries({ ...facts, ...owner, ...clockFacts(factsAsked(program), at) }));
  for (const [id, team] of teams) {
    const isTeamOpen = isOpen(team, at);
    told.set(`team-open:${id}`, isTeamOpen);
    if (isTeamOpen) continue;
    told.set(`operators-free:${id}`, 0);
    // As for the server: with nobody free there is no wait that could be told.
    told.delete(`expected-wait:${id}`);
  }
  return Object.fromEntries(told);
}

function answersNow(stage: Stage, { pending, at }: RoutingState): Answer[] {
  if (!pending) return [];
  if (pending.kind === "wait") return ["waited", "cancelled"];
  if (pending.kind === "message") return ["message-sent", "message-failed", "cancelled"];
  if (pending.kind === "reaction") return ["acknowledged", "waited", "cancelled"];
  const config = callConfig(stage, at);
  return config ? [...answersFor(config), "cancelled"] : ["cancelled"];
}

interface Act {
  effect: RoutingEffect;
  at: number;
  state: RoutingState;
  story: Scene[];
}

function perform(stage: Stage, { effect, at, state, story }: Act): RoutingSignal | null {
  switch (effect.type) {
    case "start-call":
      return beginCall(stage, { effect, at, story });
    case "wait":
      return beginWait(stage, { effect, at, state, story });
    case "deed":
      story.push({ kind: "does", at, deed: effect.deed });
      return null;
    case "hand-over":
      story.push({ kind: "tells", at, teamId: effect.teamId });
      return null;
    case "finish":
      finish(effect.outcome, at, { story, isTold: state.isTold ?? false });
      return null;
    case "cancel-call":
      return null;
  }
}

type StartCall = Extract<RoutingEffect, { type: "start-call" }>;

function beginCall(
  stage: Stage,
  { effect, at, story }: { effect: StartCall; at: number; story: Scene[] },
): RoutingSignal | null {
  const { key, nodeId: node, attempt, operatorId } = effect;
  const config = stage.program.nodes[node]?.config ?? {};
  // Whoever plays knows no shifts: a person is there.
  if (operatorId !== undefined) {
    story.push({ kind: "rings", at, node, attempt, teamId: null, ownerFirst: false });
    return null;
  }
  const teamId = effect.teamId ?? String(config.teamId ?? "");
  const team = stage.teams.get(teamId);
  if (team && isOpen(team, at)) {
    const ownerFirst = stage.facts["has-owner"] === true && config.ownerFirst === true;
    story.push({ kind: "rings", at, node, attempt, teamId, ownerFirst });
    return null;
  }
  story.push(team ? { kind: "closed", at, node, teamId } : { kind: "no-team", at, node });
  return { type: "call-ended", at, key, result: team ? "closed" : "failed", cause: null };
}

function beginWait(
  stage: Stage,
  { effect, at, state, story }: Omit<Act, "effect"> & { effect: Extract<RoutingEffect, { type: "wait" }> },
): RoutingSignal | null {
  const { key, nodeId: node, because, number, of } = effect;
  const teamId = teamOfWait(effect.until);
  const until = waitEnd(effect.until, stage.teams.get(teamId ?? "") ?? null, at);
  if (until === null) {
    story.push({ kind: "never-opens", at, node, teamId: teamId ?? "" });
    return { type: "wait-impossible", at, key };
  }
  // It is over before anybody has read a word of it.
  if (because === "message") return null;
  const tries = number === undefined || of === undefined ? {} : { number, of };
  story.push({ kind: "waits", at, node, until, because, ...tries });
  story.push({ kind: "visitor-reads", at, words: wordsWhileWaiting({ because }, state.last), when: until });
  return null;
}

function finish(outcome: Outcome, at: number, { story, isTold }: { story: Scene[]; isTold: boolean }): void {
  const isHandedOver = isTold || story.some(({ kind }) => kind === "tells");
  const words = wordsAtEnd(outcome);
  // As the server does: no lead is lost because a flow tells nobody.
  if (words === "handedOver" && !isHandedOver) story.push({ kind: "tells", at, teamId: null });
  story.push({ kind: "visitor-reads", at, words, when: null }, { kind: "finished", at, outcome });
}

/** The settings of the call at a node; null where it makes none. */
function callConfig({ program }: Stage, node: string | null): CallSettings | null {
  const config = callSettings.safeParse(program.nodes[node ?? ""]?.config);
  return config.success ? config.data : null;
}
