import type { FlowDocument, FlowNode, Issue } from "./document";
import { reachableFrom } from "./graph";

/**
 * What only routing can have wrong with it, beside what any flow can: a start that goes on at once although a time was
 * chosen, where no step behind it waits for that. A routing that is gone through may do so: of its steps nothing is
 * known here.
 */
export function checkRouting(document: FlowDocument): Issue[] {
  const start = document.nodes.find(({ kind }) => kind === "start");
  if (start?.config.goesOnAtOnce !== true) return [];
  const reached = reachableFrom(document, start.id);
  if (document.nodes.some((node) => reached.has(node.id) && mayWaitForTime(node))) return [];
  return [
    {
      code: "time-ignored",
      severity: "warning",
      nodeId: start.id,
      field: null,
      message: "No step waits for the time that a visitor has chosen: they are called at once.",
    },
  ];
}

const mayWaitForTime = ({ kind, config }: FlowNode): boolean =>
  kind === "subflow" || (kind === "schedule" && config.when === "chosen");
