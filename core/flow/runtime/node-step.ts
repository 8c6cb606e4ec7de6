import type { CallResult, EndCause } from "../../call/call";
import type { Outcome } from "../../callback/state";
import type { Predicate } from "./display-program";
import type { MessengerKind } from "./offer";
import type { RoutingFactKey, RoutingFacts } from "./routing-facts";

/** What a node is told. */
export type NodeEvent = { at: number } & (
  | { type: "entered"; scheduledFor: number | null }
  | { type: "call-ended"; result: CallResult | "closed"; cause: EndCause | null }
  | { type: "woken" }
  | { type: "wait-impossible" }
  /** Somebody who was told says that they see to it. */
  | { type: "acknowledged" }
  /** A text message was taken by the provider, or will not be sent. */
  | { type: "message-settled"; isSent: boolean }
);

export type WaitUntil =
  /** With a team: where it is closed then, its next opening after that. */
  | { kind: "instant"; at: number; teamId?: string }
  /** With a team: where it is closed by then, its next opening, and so long after that. */
  | { kind: "minutes"; minutes: number; teamId?: string; afterMs?: number }
  /** `afterMs`: so long after it, where the team is open then. */
  | { kind: "opening"; teamId: string; afterMs?: number };

export interface Wait {
  until: WaitUntil;
  because: "visitor-chose" | "outside-hours" | "retry" | "delay" | "reaction" | "message";
  /** Which try of how many this waits for. */
  number?: number;
  of?: number;
}

/** Members who can be told of a lead. */
export type NotifiedRole = "owner" | "manager" | "editor";

/** Something done in passing. */
export type Deed =
  /** A mail to members of these roles, to a team's operators who are members, and to addresses. */
  | {
      type: "notify";
      roles: NotifiedRole[];
      teamId: string;
      emails: string[];
      text: string;
      wantsReaction: boolean;
    }
  | { type: "tag"; tags: string[]; isRemoved: boolean }
  | { type: "set-field"; name: string; value: string }
  /** A message to a connection of the workspace. */
  | { type: "webhook"; connectionId: string }
  /** A text message to the customer; its words by language, empty ones left out. */
  | { type: "send-message"; texts: Record<string, string>; link: MessageLink };

/** Where a text message leads: nowhere, to a page where the customer chooses a time, or to a chat. */
export type MessageLink = "none" | "other-time" | { messenger: MessengerKind; to: string };

/** What a node answers: through which port to go on, or what to wait for. */
export type NodeAnswer =
  | { port: string; deed?: Deed }
  /** Without a team: the config's. With an operator: nobody else is asked. */
  | { startCall: true; teamId?: string; operatorId?: string }
  /** `tally`: the node counts its waits by that name. */
  | { wait: Wait; deed?: Deed; tally?: string }
  | { handOver: { teamId: string } }
  /** It is over. Null: with the outcome of its last attempt. */
  | { end: Outcome | null }
  | { stay: true };

export interface NodeContext {
  /** How often this callback came to this node, 1 the first time. */
  visit: number;
  facts: RoutingFacts;
  /** The question of a condition; null: the node is none. */
  asks: Predicate<RoutingFactKey> | null;
  /** How the last attempt ended; null: there was none. */
  last: { result: CallResult | "closed"; cause: EndCause | null } | null;
  /** Teams that this node has had rung since the callback came to it. */
  rung: readonly string[];
  /** How often this node has waited by a name of its own. */
  tallies: Readonly<Record<string, number>>;
}

export type NodeStep<Config = unknown> = (
  config: Config,
  context: NodeContext,
  event: NodeEvent,
) => NodeAnswer;
