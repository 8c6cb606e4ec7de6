import type { FactKey } from "../../widget-contract/visitor-facts";
import type { Offer } from "./offer";

/**
 * A compiled, published display flow: compact JSON that the widget, the server and the editor's test mode evaluate
 * with the same code. Steps are in an order in which each leads only to later ones, so an evaluation always ends.
 */
export interface DisplayProgram {
  format: 1;
  kind: "display";
  steps: readonly DisplayStep[];
  /** Every fact that a predicate asks for: nothing else has to be gathered. */
  needs: readonly FactKey[];
  /** Offer node → what is shown there. */
  offers: Record<string, Offer>;
}

/** Numbers are places in `steps`; -1: nothing is shown. The node's id comes second, for the path. */
export type DisplayStep =
  | readonly ["start", string, number]
  | readonly ["if", string, Predicate, yes: number, no: number]
  /** The visitor's hash with the salt, 0…9999, falls below one of the bounds: [bound, port, step]. */
  | readonly ["split", string, salt: string, readonly (readonly [number, string, number])[]]
  | readonly ["show", string]
  | readonly ["nothing", string];

/** A question about facts. On a fact that is absent each is false, `not` and `unknown` excepted. */
export type Predicate<Key extends string = FactKey> =
  | readonly ["is", Key, string | number | boolean]
  | readonly ["in", Key, readonly (string | number)[]]
  /** Texts, compared without case where `fold`; a fact that is a list: one of its items. */
  | readonly ["contains", Key, string, fold?: 1]
  | readonly ["starts", Key, string, fold?: 1]
  | readonly ["ends", Key, string, fold?: 1]
  | readonly ["equals", Key, string, fold?: 1]
  /** A regular expression that was checked when the flow was; glob patterns compile to it too. */
  | readonly ["matches", Key, source: string, fold?: 1]
  | readonly ["<", Key, number]
  | readonly ["<=", Key, number]
  | readonly [">", Key, number]
  | readonly [">=", Key, number]
  /** from ≤ fact < to; where from > to, it wraps (22:00 to 06:00). Numbers, or ISO dates as texts. */
  | readonly ["between", Key, number | string, number | string]
  /** The fact is there, and is neither false, 0 nor "". */
  | readonly ["known", Key]
  | readonly ["not", Predicate<Key>]
  | readonly ["all", readonly Predicate<Key>[]]
  | readonly ["any", readonly Predicate<Key>[]]
  /** The weights of those that hold sum up to at least the threshold. */
  | readonly ["score", number, readonly (readonly [number, Predicate<Key>])[]];

export interface Evaluation {
  /** The offer node that is reached; null: nothing is shown. */
  decision: string | null;
  /** Nodes that were left, with the port taken; the last entry may be the offer itself with port "shown". */
  path: { node: string; port: string }[];
}
