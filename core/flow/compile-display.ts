import { conditionOf } from "./display/definitions";
import { offerConfig, offerOf } from "./display/offer/definition";
import { boundsOf, splitConfig } from "./display/split/definition";
import type { FlowDocument, FlowEdge, FlowNode } from "./document";
import { edgesByStart, reachableFrom, sorted } from "./graph";
import { factsOf } from "./predicate-facts";
import type { DisplayProgram, DisplayStep } from "./runtime/display-program";
import type { Offer } from "./runtime/offer";

const NOWHERE = -1;

/** A display document that was checked, as steps in topological order; what cannot be reached is left out. */
export function compileDisplay(document: FlowDocument): DisplayProgram {
  const nodes = inOrder(document);
  const place = new Map(nodes.map(({ id }, at) => [id, at]));
  const leaving = edgesByStart(document);
  const steps = nodes.map((node) => {
    const edges = leaving.get(node.id) ?? [];
    return stepOf(node, (port) => placeAfter(edges, port, place));
  });
  return { format: 1, kind: "display", steps, needs: needsOf(steps), offers: offersOf(nodes) };
}

function inOrder(document: FlowDocument): FlowNode[] {
  const start = document.nodes.find(({ kind }) => kind === "start");
  const reached = reachableFrom(document, start?.id ?? "");
  const nodes = document.nodes.filter(({ id }) => reached.has(id));
  const edges = document.edges.filter(({ from, to }) => reached.has(from) && reached.has(to));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return sorted({ nodes, edges }).order.flatMap((id) => byId.get(id) ?? []);
}

const placeAfter = (edges: FlowEdge[], port: string, place: ReadonlyMap<string, number>): number =>
  place.get(edges.find((edge) => edge.port === port)?.to ?? "") ?? NOWHERE;

function stepOf({ id, kind, config }: FlowNode, after: (port: string) => number): DisplayStep {
  const condition = conditionOf(kind);
  if (condition)
    return ["if", id, condition.predicate(condition.config.parse(config)), after("yes"), after("no")];
  if (kind === "split") {
    const bounds = boundsOf(splitConfig.parse(config));
    return ["split", id, id, bounds.map(([bound, port]) => [bound, port, after(port)])];
  }
  if (kind === "offer") return ["show", id];
  return kind === "start" ? ["start", id, after("next")] : ["nothing", id];
}

function needsOf(steps: readonly DisplayStep[]): DisplayProgram["needs"] {
  const needs = steps.flatMap((step) => {
    if (step[0] === "if") return factsOf(step[2]);
    return step[0] === "split" ? ["visitor" as const] : [];
  });
  return [...new Set(needs)].sort();
}

const offersOf = (nodes: readonly FlowNode[]): Record<string, Offer> =>
  Object.fromEntries(
    nodes
      .filter(({ kind }) => kind === "offer")
      .map(({ id, config }) => [id, offerOf(offerConfig.parse(config))]),
  );
