import { definitionOf } from "../definitions";
import type { FlowDocument } from "../document";
import { portsOf } from "../node-definition";

/**
 * Gives a node another config. Connections from ways out that it no longer has go with them; a config that cannot be
 * read (somebody is in the middle of a word) keeps all.
 */
export function changeConfig(
  document: FlowDocument,
  nodeId: string,
  config: Record<string, unknown>,
): FlowDocument {
  const node = document.nodes.find(({ id }) => id === nodeId);
  if (!node || node.config === config) return document;
  const nodes = document.nodes.map((other) => (other === node ? { ...node, config } : other));
  const definition = definitionOf(document.kind, node.kind);
  if (!definition?.config.safeParse(config).success) return { ...document, nodes };
  const ports = portsOf(definition, { config }).map(({ id }) => id);
  const edges = document.edges.filter(({ from, port }) => from !== nodeId || ports.includes(port));
  return { ...document, nodes, edges };
}
