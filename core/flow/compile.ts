import { check, isPublishable } from "./check";
import { compileDisplay } from "./compile-display";
import { compileRouting } from "./compile-routing";
import type { FlowDocument, Issue } from "./document";
import { NO_SUBFLOWS, type Subflows } from "./inline-subflow";
import type { DisplayProgram } from "./runtime/display-program";
import type { RoutingProgram } from "./runtime/program";

export type Compiled<Program> = { ok: true; program: Program } | { ok: false; issues: Issue[] };

/**
 * A published program is plain JSON: positions, names and unreached nodes stay behind. Warnings do not stop it.
 * @param subflows the routings that a routing goes through, all that are published
 */
export function compile(
  document: FlowDocument & { kind: "routing" },
  subflows?: Subflows,
): Compiled<RoutingProgram>;
export function compile(document: FlowDocument & { kind: "display" }): Compiled<DisplayProgram>;
export function compile(
  document: FlowDocument,
  subflows?: Subflows,
): Compiled<RoutingProgram | DisplayProgram>;
export function compile(
  document: FlowDocument,
  subflows: Subflows = NO_SUBFLOWS,
): Compiled<RoutingProgram | DisplayProgram> {
  const issues = check(document, subflows);
  if (!isPublishable(issues)) return { ok: false, issues };
  const program = document.kind === "display" ? compileDisplay(document) : compileRouting(document, subflows);
  return { ok: true, program };
}
