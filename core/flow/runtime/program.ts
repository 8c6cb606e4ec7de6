import type { Predicate } from "./display-program";
import type { RoutingFactKey } from "./routing-facts";

/** A compiled, published routing flow. Plain JSON, immutable; a callback keeps the one it began with. */
export interface RoutingProgram {
  format: 1;
  kind: "routing";
  start: string;
  nodes: Record<string, ProgramNode>;
  /** The flows whose steps are among these, by id; those that they go through stand inside. Absent: none. */
  through?: Record<string, PassedFlow>;
}

export interface PassedFlow {
  /** The number of the revision that was live when this was compiled. */
  revision: number;
  through?: Record<string, PassedFlow>;
}

export interface ProgramNode {
  kind: string;
  config: Record<string, unknown>;
  /** A condition's config as a question; whatever has one goes on by `yes` or `no`. */
  asks?: Predicate<RoutingFactKey>;
  /** Facts that its step looks at. Absent: none. */
  reads?: RoutingFactKey[];
  /** Port → node. A port that is absent ends the flow. */
  ports: Record<string, string>;
  /** The step that goes through the flow which this one belongs to: its end leads back there. Absent: the outermost. */
  within?: string;
}
