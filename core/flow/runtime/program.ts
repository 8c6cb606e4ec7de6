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
  /** Port → node. A port that is absent ends the flow. */
  ports: Record<string, string>;
}
