import type { NextStep, Outcome, Stage, StageMark } from "@/core/callback/state";
import type { TimelineFact } from "@/core/callback/timeline";
import type { CallbackEvent, TextEvent, TextNews } from "@/core/crm/message";
import type { Deed } from "@/core/flow/runtime/node-step";
import type { RoutingState } from "@/core/flow/runtime/step";
import type { StartedCall } from "../../calls/start-call";
import type { KeyedSignal } from "../../calls/store-signals";
import type { FollowUps } from "../../platform/follow-ups";
import type { CallbackRow } from "./callback-row";

export type NotifyDeed = Extract<Deed, { type: "notify" }>;
export type MessageDeed = Extract<Deed, { type: "send-message" }>;

/** What a step of the routing wants written: gathered while it is decided, then written at once. */
export interface Draft {
  /** The callback as it will stand; what was decided so far is seen by what is decided next. */
  row: CallbackRow;
  columns: CallbackColumns;
  facts: { at: string; fact: TimelineFact }[];
  calls: StartedCall[];
  signals: KeyedSignal[];
  /** Events for the durable jobs. */
  events: { key: string; body: { name: string; data: object; ts: number } }[];
  /** Attempts that the routing was told of. */
  told: string[];
  /** Teams (null: whoever answers for the workspace) that are told by e-mail that a lead waits for a person. */
  handedTo: (string | null)[];
  /** When (ISO) people are asked by e-mail to call by hand; null: they are not. */
  byHandAt: string | null;
  /** What routing wants people to be told besides; the key is the same for the same telling. */
  notices: { key: string; deed: NotifyDeed; reactBy: string | null }[];
  /** Text messages to the customer; the key is the same for the same message. */
  messages: { key: string; deed: MessageDeed }[];
  deliveries: CallbackEvent[];
  /** What became of text messages, for whoever wants to hear of that. */
  texts: { event: TextEvent; message: TextNews }[];
  /** Connections that routing chose to tell; the key is the same for the same message. */
  routed: { key: string; connectionId: string }[];
  /** Which nodes of the routing flow were left by which way out, for its counters. */
  ways: { node: string; port: string }[];
  followUps: FollowUps[];
}

/** Columns of the callback that change; times are ISO 8601. Absent ones stay as they are. */
export interface CallbackColumns {
  stage?: Stage;
  stages?: StageMark[];
  outcome?: Outcome;
  nextStep?: NextStep | null;
  promiseAt?: string | null;
  finishedAt?: string;
  needsHuman?: boolean;
  isHeld?: boolean;
  wakeAt?: string | null;
  wakeKey?: string | null;
  routingState?: RoutingState;
  tags?: string[];
  fields?: Record<string, string>;
}

export const emptyDraft = (row: CallbackRow): Draft => ({
  row,
  columns: {},
  facts: [],
  calls: [],
  signals: [],
  events: [],
  told: [],
  handedTo: [],
  byHandAt: null,
  notices: [],
  messages: [],
  deliveries: [],
  texts: [],
  routed: [],
  ways: [],
  followUps: [],
});

export const iso = (at: number): string => new Date(at).toISOString();

/** Adds to the lead's story. */
export function tell(draft: Draft, at: number, fact: TimelineFact): void {
  draft.facts.push({ at: iso(at), fact });
}

/** Moves the callback to a stage, with what else that changes. */
export function moveTo(draft: Draft, stage: Stage, at: number, more: CallbackColumns): void {
  const stages = [...draft.row.stages, { stage, at: iso(at) }];
  draft.row = { ...draft.row, stages };
  Object.assign(draft.columns, { stage, stages, ...more });
}
