import { isImpossible } from "./contradiction";
import { conditionOf } from "./display/definitions";
import type { FlowDocument, FlowNode, Issue } from "./document";
import { edgesByStart, reachableFrom, sorted } from "./graph";
import { factsOf } from "./predicate-facts";
import type { Predicate } from "./runtime/display-program";

/** What only a display flow can have wrong with it, beside what any flow can. None of it stops publishing. */
export function checkDisplay(document: FlowDocument): Issue[] {
  const start = document.nodes.find(({ kind }) => kind === "start");
  if (!start) return [];
  const reached = reachableFrom(document, start.id);
  const nodes = document.nodes.filter(({ id }) => reached.has(id));
  const offers = nodes.some(({ kind }) => kind === "offer");
  const edges = document.edges.filter(({ from }) => reached.has(from));
  return [
    ...(offers ? [] : [warning("no-offer", "No way leads to an offer: nobody is shown anything.", null)]),
    ...checkWays(document, nodes),
    ...checkAnswers({ ...document, nodes, edges }),
  ];
}

const warning = (code: Issue["code"], message: string, nodeId: string | null): Issue => ({
  code,
  severity: "warning",
  nodeId,
  field: null,
  message,
});

function checkWays({ edges }: FlowDocument, nodes: readonly FlowNode[]): Issue[] {
  const leading = new Set(edges.map(({ from }) => from));
  return nodes
    .filter(({ id, kind }) => conditionOf(kind) && !leading.has(id))
    .map(({ id }) => warning("leads-nowhere", "Whatever the answer is, nothing is shown.", id));
}

/** Conditions whose answer is settled by what was asked on every way to them. */
function checkAnswers(document: FlowDocument): Issue[] {
  const predicates = predicatesOf(document.nodes);
  const answers = answersBefore(document);
  return document.nodes.flatMap(({ id }): Issue[] => {
    const asked = predicates.get(id);
    if (!asked) return [];
    const facts = new Set(factsOf(asked));
    const known = [...(answers.get(id) ?? [])]
      .flatMap((answer) => meaningOf(answer, predicates))
      .filter((predicate) => factsOf(predicate).some((fact) => facts.has(fact)));
    // Where nobody comes by at all, the condition that keeps them away is marked already.
    if (isImpossible(known)) return [];
    if (isImpossible([...known, asked]))
      return [warning("never-true", "With what was asked before, the answer is always no.", id)];
    return isImpossible([...known, ["not", asked]])
      ? [warning("always-true", "With what was asked before, the answer is always yes.", id)]
      : [];
  });
}

function predicatesOf(nodes: readonly FlowNode[]): Map<string, Predicate> {
  const found = nodes.flatMap(({ id, kind, config }) => {
    const condition = conditionOf(kind);
    const parsed = condition?.config.safeParse(config);
    return condition && parsed?.success ? [[id, condition.predicate(parsed.data)] as const] : [];
  });
  return new Map(found);
}

/** One answer that was given: a node, and the way that was taken from it. */
interface Answer {
  node: string;
  port: string;
}

function meaningOf({ node, port }: Answer, predicates: ReadonlyMap<string, Predicate>): Predicate[] {
  const predicate = predicates.get(node);
  if (!predicate) return [];
  return [port === "no" ? ["not", predicate] : predicate];
}

/** For each node the answers that were given on every way to it. Nodes on a circle have none. */
function answersBefore(document: FlowDocument): Map<string, ReadonlySet<Answer>> {
  const leaving = edgesByStart(document);
  const before = new Map<string, ReadonlySet<Answer>>();
  const given = new Map<string, Answer>();
  for (const id of sorted(document).order)
    for (const { port, to } of leaving.get(id) ?? []) {
      const key = JSON.stringify([id, port]);
      const answer = given.get(key) ?? { node: id, port };
      given.set(key, answer);
      const here = new Set([...(before.get(id) ?? []), answer]);
      const others = before.get(to);
      before.set(to, others ? new Set([...others].filter((one) => here.has(one))) : here);
    }
  return before;
}
