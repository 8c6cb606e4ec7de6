import type { FlowDocument } from "@/core/flow/document";

/** Steps and connections of a way, by the ways out that were taken, and the steps that they led to. */
export function lightOf(
  { edges }: Pick<FlowDocument, "edges">,
  path: readonly { node: string; port: string }[],
): Set<string> {
  const taken = new Set(path.map(({ node, port }) => JSON.stringify([node, port])));
  const lit = new Set(path.map(({ node }) => node));
  for (const { id, from, port, to } of edges)
    if (taken.has(JSON.stringify([from, port]))) lit.add(id).add(to);
  return lit;
}
