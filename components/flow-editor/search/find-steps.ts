import type { FlowDocument } from "@/core/flow/document";
import { kindName } from "../words/flow-words";
import { nodeWords, type Reader } from "../words/node-words";

export interface Found {
  id: string;
  words: string;
  /** What in its settings was found, where its words do not say it. */
  where: string | null;
}

/** Steps and notes that hold a text: in their words, their name, or anything that was typed into them. */
export function findSteps(document: FlowDocument, search: string, reader: Reader): Found[] {
  const wanted = search.trim().toLocaleLowerCase();
  const holds = (text: string) => text.toLocaleLowerCase().includes(wanted);
  const steps = document.nodes.flatMap((node): Found[] => {
    const words = nodeWords(node, document.kind, reader);
    if (holds(`${words} ${kindName(reader.t, node.kind)}`)) return [{ id: node.id, words, where: null }];
    const text = textsIn(node.config).find(holds);
    return text === undefined ? [] : [{ id: node.id, words, where: around(text, wanted) }];
  });
  const notes = document.notes.flatMap(({ id, kind, text }): Found[] => {
    const words = `${reader.t(`notes.${kind}`)}: ${around(text, wanted) || reader.t("notes.empty")}`;
    return holds(`${text} ${words}`) ? [{ id, words, where: null }] : [];
  });
  return [...steps, ...notes];
}

/** Every text and number of a config, however deep; the names of its fields are nobody's words. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const SHOWN = 60;

/** The part of a long text that holds what was searched. */
function around(text: string, wanted: string): string {
  const at = Math.max(text.toLocaleLowerCase().indexOf(wanted), 0);
  const from = Math.max(0, Math.min(at - 15, text.length - SHOWN));
  const part = text.slice(from, from + SHOWN).trim();
  return `${from > 0 ? "…" : ""}${part}${from + SHOWN < text.length ? "…" : ""}`;
}
