import type { CallResult, EndCause } from "../../call/call";
import type { Outcome } from "../../callback/state";
import type { Deed, NodeAnswer, NodeContext, NodeEvent, NodeStep, Wait } from "./node-step";
import type { RoutingProgram } from "./program";
import type { RoutingFacts } from "./routing-facts";
import { stepCondition } from "./step-condition";
import { steps } from "./steps";
import { visitorHash } from "./visitor-hash";

/** Where a callback stands in its routing program. Plain JSON. */
export interface RoutingState {
  at: string | null;
  visits: Record<string, number>;
  /** What was begun and has not been answered; its key comes back in the signal. */
  pending: { kind: "call" | "wait" | "reaction" | "message"; key: string } | null;
  attempts: number;
  last: { result: CallResult | "closed"; cause: EndCause | null } | null;
  outcome: Outcome | null;
  /** Teams that the present node has had rung. Absent: none. */
  rung?: string[];
  /** Waits of a node by a name of its own: node id → name → how many. Absent: none. */
  tallies?: Record<string, Record<string, number>>;
  /** Somebody was told of the lead, and the flow went on. Absent: nobody was. */
  isTold?: boolean;
}

export type RoutingSignal = { at: number } & (
  | { type: "requested"; scheduledFor: number | null }
  | { type: "call-ended"; key: string; result: CallResult | "closed"; cause: EndCause | null }
  | { type: "woken"; key: string }
  | { type: "wait-impossible"; key: string }
  | { type: "acknowledged"; key: string }
  | { type: "message-settled"; key: string; isSent: boolean }
  /** No call may begin: a person has to make it. */
  | { type: "call-withheld"; key: string; teamId: string }
  | { type: "cancelled" }
);

/** What is to be done, as data. `key` is the same for the same deed. */
export type RoutingEffect = {
  key: string;
} /** `teamId`: instead of the node's; `operatorId`: this one or nobody. */ & (
  | { type: "start-call"; nodeId: string; attempt: number; teamId?: string; operatorId?: string }
  | ({ type: "wait"; nodeId: string } & Wait)
  | { type: "deed"; nodeId: string; deed: Deed }
  /** Tell the team that a lead waits for a person. */
  | { type: "hand-over"; teamId: string }
  | { type: "cancel-call" }
  | { type: "finish"; outcome: Outcome }
);

/** More attempts than any sensible flow makes: the flow goes round in circles. */
const MAX_ATTEMPTS = 25;
/** So often no sensible flow leads to one step, waits between or not. At a wait of a minute it takes a day's work. */
const MAX_VISITS = 500;

export const initialState: RoutingState = {
  at: null,
  visits: {},
  pending: null,
  attempts: 0,
  last: null,
  outcome: null,
};

/**
 * Walks a callback one signal further, on what is known now. Pure. A signal that answers nothing pending (told again,
 * too late) changes nothing. `path` lists the nodes left and the port taken, for the lead's timeline.
 */
export function step(
  program: RoutingProgram,
  state: RoutingState,
  signal: RoutingSignal,
  facts: RoutingFacts,
): { state: RoutingState; effects: RoutingEffect[]; path: { node: string; port: string }[] } {
  const walk: Walk = { program, facts, state: structuredClone(state), effects: [], path: [] };
  if (walk.state.outcome !== null) return walk;
  if (signal.type === "cancelled") cancel(walk);
  else if (signal.type === "requested") {
    if (walk.state.at === null) enter(walk, program.start, signal.at, signal.scheduledFor);
  } else if (walk.state.pending?.key === signal.key) {
    if (signal.type === "call-withheld") withhold(walk, signal.teamId);
    else answer(walk, signal);
  }
  return { state: walk.state, effects: walk.effects, path: walk.path };
}

interface Walk {
  program: RoutingProgram;
  facts: RoutingFacts;
  state: RoutingState;
  effects: RoutingEffect[];
  path: { node: string; port: string }[];
}

type Answer = Extract<
  RoutingSignal,
  { type: "call-ended" | "woken" | "wait-impossible" | "acknowledged" | "message-settled" }
>;

/** What was begun is over: the node that began it says how to go on. */
function answer(walk: Walk, signal: Answer): void {
  if (signal.type === "call-ended") walk.state.last = { result: signal.result, cause: signal.cause };
  walk.state.pending = null;
  tell(walk, signal);
}

/** Whatever the program would try next, it would be a call as well: the team is told instead. */
function withhold(walk: Walk, teamId: string): void {
  walk.effects.push({ type: "hand-over", key: "hand-over", teamId });
  finish(walk, "nobody-free");
}

function enter(walk: Walk, nodeId: string, at: number, scheduledFor: number | null = null): void {
  walk.state.at = nodeId;
  const visit = (walk.state.visits[nodeId] ?? 0) + 1;
  walk.state.visits[nodeId] = visit;
  delete walk.state.rung;
  if (visit > MAX_VISITS) return finish(walk, "failed");
  tell(walk, { type: "entered", at, scheduledFor });
}

function tell(walk: Walk, event: NodeEvent): void {
  const nodeId = walk.state.at ?? "";
  const node = walk.program.nodes[nodeId];
  const nodeStep: NodeStep | undefined = node?.asks
    ? stepCondition
    : node && steps[node.kind as keyof typeof steps];
  // A program names only known kinds and nodes (compile); anything else must still end with a person being told.
  if (!node || !nodeStep) return finish(walk, "failed");
  const { visits, last, rung = [], tallies } = walk.state;
  const context: NodeContext = {
    visit: visits[nodeId] ?? 1,
    facts: factsAt(walk, nodeId, event.at),
    asks: node.asks ?? null,
    last,
    rung,
    tallies: tallies?.[nodeId] ?? {},
  };
  act(walk, nodeStep(node.config, context, event), event.at);
}

/** What was given, with what only the walk knows. */
function factsAt({ facts, state }: Walk, nodeId: string, at: number): RoutingFacts {
  const asked = facts["requested-at"];
  return {
    ...facts,
    attempts: state.attempts,
    ...(state.last ? { "last-result": state.last.result } : {}),
    ...(typeof asked === "number" ? { "minutes-since-request": (at - asked) / 60_000 } : {}),
    lot: visitorHash(nodeId, String(facts.phone ?? "")),
  };
}

function act(walk: Walk, answer: NodeAnswer, at: number): void {
  const { state, effects } = walk;
  const nodeId = state.at ?? "";
  if ("deed" in answer && answer.deed) perform(walk, answer.deed);
  if ("port" in answer) {
    walk.path.push({ node: nodeId, port: answer.port });
    const next = walk.program.nodes[nodeId]?.ports[answer.port];
    if (next === undefined) leave(walk, outcomeOf(state), at);
    else enter(walk, next, at);
  } else if ("startCall" in answer) startCall(walk, answer);
  else if ("wait" in answer) wait(walk, answer);
  else if ("end" in answer) leave(walk, answer.end ?? outcomeOf(state), at);
  else if ("handOver" in answer) {
    effects.push({ type: "hand-over", key: "hand-over", teamId: answer.handOver.teamId });
    // Of another flow's last step whoever goes on knows nothing: at the very end nobody is told once more.
    if (walk.program.nodes[nodeId]?.within !== undefined) state.isTold = true;
    leave(walk, outcomeOf(state), at, "handed-over");
  }
}

/**
 * The flow that the callback is in has ended. One that another goes through leads back there, and on by how it ended;
 * where nothing is connected to that, the other one ends like it.
 */
function leave(walk: Walk, outcome: Outcome, at: number, port: string = portAfter(outcome)): void {
  const { state, program } = walk;
  const outer = program.nodes[state.at ?? ""]?.within;
  if (outer === undefined) return finish(walk, outcome);
  state.at = outer;
  walk.path.push({ node: outer, port });
  const next = program.nodes[outer]?.ports[port];
  if (next === undefined) leave(walk, outcome, at, port);
  else enter(walk, next, at);
}

/** By which way a callback leaves a flow that it went through. */
const portAfter = (outcome: Outcome): string =>
  outcome === "conversation" ? "talked" : outcome === "refused" ? "refused" : "ended";

function startCall(walk: Walk, { teamId, operatorId }: Extract<NodeAnswer, { startCall: true }>): void {
  const { state, effects } = walk;
  if (state.attempts >= MAX_ATTEMPTS) return finish(walk, "failed");
  state.attempts++;
  if (teamId !== undefined) state.rung = [...(state.rung ?? []), teamId];
  const key = `call:${state.attempts}`;
  state.pending = { kind: "call", key };
  effects.push({
    type: "start-call",
    key,
    nodeId: state.at ?? "",
    attempt: state.attempts,
    ...(teamId === undefined ? {} : { teamId }),
    ...(operatorId === undefined ? {} : { operatorId }),
  });
}

function wait({ state, effects }: Walk, { wait, tally }: Extract<NodeAnswer, { wait: Wait }>): void {
  const nodeId = state.at ?? "";
  const key = `wait:${nodeId}:${state.visits[nodeId]}`;
  state.pending = { kind: pendingKind(wait), key };
  if (tally !== undefined) {
    const counts = state.tallies?.[nodeId] ?? {};
    state.tallies = { ...state.tallies, [nodeId]: { ...counts, [tally]: (counts[tally] ?? 0) + 1 } };
  }
  effects.push({ type: "wait", key, nodeId, ...wait });
}

const pendingKind = ({ because }: Wait) =>
  because === "reaction" || because === "message" ? because : "wait";

/** Done in passing; what was set is known to whatever asks next. */
function perform(walk: Walk, deed: Deed): void {
  const { state } = walk;
  const nodeId = state.at ?? "";
  if (deed.type === "set-field") walk.facts = { ...walk.facts, [`field:${deed.name}`]: deed.value };
  if (deed.type === "notify") state.isTold = true;
  walk.effects.push({ type: "deed", key: `${deed.type}:${nodeId}:${state.visits[nodeId]}`, nodeId, deed });
}

function cancel(walk: Walk): void {
  if (walk.state.pending?.kind === "call")
    walk.effects.push({ type: "cancel-call", key: `cancel:${walk.state.pending.key}` });
  finish(walk, "cancelled");
}

function finish(walk: Walk, outcome: Outcome): void {
  walk.state.outcome = outcome;
  walk.state.pending = null;
  walk.effects.push({ type: "finish", key: "finish", outcome });
}

/** The callback's outcome, from its last attempt. */
function outcomeOf({ last }: RoutingState): Outcome {
  switch (last?.result) {
    case "conversation":
      return "conversation";
    case "customer-unreached":
    case "customer-left":
      return "unreached";
    case "cancelled":
      return "cancelled";
    case "failed":
    case undefined:
      return "failed";
    default:
      return "nobody-free";
  }
}
