import type { Predicate } from "./display-program";
import type { RoutingFactKey } from "./routing-facts";

/** A compiled, published routing flow. Plain JSON, immutable; a callback keeps the one it began with. */
export interface RoutingProgram {
  format: 1;
  kind: "routing";
  start: string;
  nodes: Record<string, ProgramNode>;
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
}
