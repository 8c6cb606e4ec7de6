import type { Change, FieldChange } from "@/core/flow/compare";
import type { FlowDocument, FlowNode } from "@/core/flow/document";
import { readParts } from "../node/read-parts";
import {
  fieldLabel,
  fieldsOf,
  firstWords,
  kindName,
  partWords,
  portWords,
  valueWords,
} from "../words/flow-words";
import { nodeWords, type Reader } from "../words/node-words";

/** A difference between two documents, as it is read. */
export interface ChangeWords {
  kind: Change["kind"];
  /** The step, note or way that it is about. */
  title: string;
  fields: { label: string; before: string; after: string }[];
}

interface Documents {
  before: FlowDocument;
  after: FlowDocument;
}

export function changeWords(change: Change, { before, after }: Documents, reader: Reader): ChangeWords {
  const titleIn = (document: FlowDocument, id: string) => titleOf(document, id, reader);
  const node = after.nodes.find(({ id }) => id === change.id);
  if (change.kind === "way" && node) {
    const { t } = reader;
    const to = (document: FlowDocument, id: string | null) =>
      (id && titleIn(document, id)) || t("compare.nowhere");
    return {
      kind: "way",
      title: t("compare.way", { port: portWords(t, node, change.port), step: titleIn(after, node.id) }),
      fields: [{ label: "", before: to(before, change.before), after: to(after, change.after) }],
    };
  }
  return {
    kind: change.kind,
    title: titleIn(change.kind === "removed" ? before : after, change.id),
    fields:
      change.kind === "changed" && node ? change.fields.map((field) => fieldWords(field, node, reader)) : [],
  };
}

function titleOf(document: FlowDocument, id: string, reader: Reader): string {
  const node = document.nodes.find((found) => found.id === id);
  if (node) return nodeWords(node, document.kind, reader);
  const note = document.notes.find((found) => found.id === id);
  return note ? reader.t("compare.note", { text: note.text || reader.t("notes.empty") }) : "";
}

function fieldWords(
  { path, before, after }: FieldChange,
  node: FlowNode,
  reader: Reader,
): ChangeWords["fields"][number] {
  const { t } = reader;
  const unset = (words: string) => words || t("compare.unset");
  const [own, first = "", ...inner] = path;
  if (own === "kind")
    return {
      label: t("compare.kind"),
      before: kindName(t, String(before)),
      after: kindName(t, String(after)),
    };
  if (own === "name")
    return {
      label: t("compare.name"),
      before: unset(String(before ?? "")),
      after: unset(String(after ?? "")),
    };
  const words = (value: unknown) => unset(configWords(node.kind, [first, ...inner], value, reader));
  return { label: labelOf(node.kind, [first, ...inner], reader), before: words(before), after: words(after) };
}

/** What forms of their own call the lists that they draw. */
const LISTS: Record<string, string> = {
  conditions: "parts.title",
  rules: "parts.title",
  variants: "split.variants",
  texts: "offer.texts",
};

/** `texts.en.title` is "Title (en)"; what has a form of its own is called as it is there. */
function labelOf(kind: string, path: readonly string[], { t }: Reader): string {
  const [first = "", inner, field] = path;
  if (inner === undefined) return LISTS[first] ? t(LISTS[first]) : fieldLabel(t, kind, first);
  if (fieldsOf(kind).some(({ name, input }) => name === first && input === "said"))
    return t("compare.inLanguage", { label: fieldLabel(t, kind, first), language: inner });
  if (first !== "texts") return firstWords(t, [`offer.${path.at(-1)}`], inner);
  const label = field ? firstWords(t, [`offer.${field}`], field) : t("offer.texts");
  return t("compare.inLanguage", { label, language: inner });
}

function configWords(kind: string, path: readonly string[], value: unknown, reader: Reader): string {
  const { t } = reader;
  const [first, inner] = path;
  const field = fieldsOf(kind).find(({ name }) => name === first);
  if (typeof value === "boolean") return t(value ? "ports.yes" : "ports.no");
  if (field && field.input !== "own" && inner === undefined) {
    const words = String(valueWords(kind, field, value, reader));
    const unit = field.input === "number" && words !== "" ? field.unit : undefined;
    return unit ? `${words} ${t(`units.${unit}`)}` : words;
  }
  // Places, icons and themes of an offer: "positions.left".
  if (typeof value === "string") return firstWords(t, [`offer.${path.at(-1)}s.${value}`], value);
  return Array.isArray(value) ? listWords(value, reader) : plain(value);
}

/** Conditions, rules with their points, variants with their weights. */
function listWords(items: unknown[], reader: Reader): string {
  const parts = readParts(items);
  if (parts.length === items.length && parts.length > 0)
    return parts
      .map((part) => {
        const words = partWords(part, reader);
        return part.points === undefined ? words : reader.t("compare.points", { points: part.points, words });
      })
      .join("; ");
  return items.map(plain).join("; ");
}

/** Whatever has no words of its own: its texts and numbers, in their order. */
function plain(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .filter(([key]) => key !== "id")
    .map(([, item]) => plain(item))
    .filter((words) => words !== "")
    .join(" · ");
}
