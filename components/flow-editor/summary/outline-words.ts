import { definitionOf } from "@/core/flow/definitions";
import { boundsOf, splitConfig } from "@/core/flow/display/split/definition";
import type { FlowDocument, FlowNode } from "@/core/flow/document";
import { type Lead, type OutlineLine, outline } from "@/core/flow/outline";
import { readParts } from "../node/read-parts";
import { portWords } from "../words/flow-words";
import { nodeWords, type Reader } from "../words/node-words";

/** A sentence of a flow that is read aloud, and the steps that it speaks of. */
export interface OutlineWords {
  depth: number;
  /** "(2)" before a step that is named again further down; null: it is not. */
  mark: number | null;
  /** "Yes", "Otherwise", "Nobody free"; empty on the first line. */
  lead: string;
  words: string;
  nodes: string[];
}

/** A whole flow in plain sentences. */
export function outlineWords(document: FlowDocument, reader: Reader): OutlineWords[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const find = (id: string) => nodes.get(id);
  return outline(document).map((line) => ({
    depth: line.depth,
    mark: line.says.kind === "step" ? line.says.mark : null,
    lead: line.lead ? leadWords(line.lead, find, reader) : "",
    ...said(line, { document, find, reader }),
  }));
}

/** As text to be sent to somebody: four spaces a level. */
export const outlineText = (lines: readonly OutlineWords[]): string =>
  lines
    .map(({ depth, mark, lead, words }) => {
      const before = `${lead ? `${lead}: ` : ""}${mark ? `(${mark}) ` : ""}`;
      return `${"    ".repeat(depth)}${before}${words}`;
    })
    .join("\n");

type Find = (id: string) => FlowNode | undefined;

function leadWords(lead: Lead, find: Find, { t }: Reader): string {
  if (lead.kind !== "port") return t(`summary.${lead.kind}`);
  const node = find(lead.node);
  if (!node) return "";
  const words = portWords(t, node, lead.port);
  const share = node.kind === "split" ? shareOf(node, lead.port) : null;
  return capital(share === null ? words : t("summary.share", { name: words, share }));
}

/** How many percent of visitors a split sends a way. */
function shareOf(node: FlowNode, port: string): number | null {
  const config = splitConfig.safeParse(node.config);
  if (!config.success) return null;
  const bounds = boundsOf(config.data);
  const at = bounds.findIndex(([, id]) => id === port);
  const from = bounds[at - 1]?.[0] ?? 0;
  const to = bounds[at]?.[0];
  return to === undefined ? null : Math.round((to - from) / 100);
}

interface Told {
  document: FlowDocument;
  find: Find;
  reader: Reader;
}

function said({ says }: OutlineLine, told: Told): Pick<OutlineWords, "words" | "nodes"> {
  const { t } = told.reader;
  switch (says.kind) {
    case "end":
      return { words: t(says.isMissing ? "summary.missing" : "summary.end"), nodes: [] };
    case "again": {
      const words = t("summary.again", { mark: says.mark });
      return { words, nodes: [says.node] };
    }
    case "unreached":
      return { words: t("summary.unreached", { step: wordsOf(says.node, told) }), nodes: [says.node] };
    case "step":
      return { words: capital(stepWords(says, told)), nodes: says.nodes };
  }
}

function stepWords({ nodes, joined }: Extract<OutlineLine["says"], { kind: "step" }>, told: Told): string {
  const { t, join, joinAll = join } = told.reader;
  const [first = ""] = nodes;
  const isQuestion = joined !== null || isCondition(first, told);
  if (joined === null) {
    const step = wordsOf(first, told);
    return t(isQuestion ? "summary.question" : "summary.step", { step });
  }
  const parts = nodes.map((id) => {
    const words = wordsOf(id, told);
    // What is several conditions already is kept together.
    const isSeveral = readParts(told.find(id)?.config.conditions).length > 1;
    return isSeveral ? t("parts.grouped", { words }) : words;
  });
  return t("summary.question", { step: (joined === "any" ? join : joinAll)(parts) });
}

function isCondition(id: string, { document, find }: Told): boolean {
  const ports = definitionOf(document.kind, find(id)?.kind ?? "")?.ports ?? [];
  return ports.some((port) => port.id === "yes");
}

function wordsOf(id: string, { document, find, reader }: Told): string {
  const node = find(id);
  return node ? nodeWords(node, document.kind, reader) : "";
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
