import { definitionOf } from "@/core/flow/definitions";
import { type Field, isAsked } from "@/core/flow/node-definition";
import { formatPhone } from "@/core/phone/format-phone";
import { readCentres } from "../node/read-centres";
import { type Part, readParts } from "../node/read-parts";

/** What next-intl's `t` of the namespace "flow-editor" does here. */
export interface Translate {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
  raw(key: string): unknown;
}

/** Names that are kept by id in a config, and read by people by name. */
export interface References {
  teams: readonly { id: string; name: string; callCentre?: object | null }[];
  routingFlows: readonly { id: string; name: string }[];
  operators?: readonly { id: string; name: string }[];
  /** Connections that take webhooks. */
  webhooks?: readonly { id: string; name: string }[];
  numberLists?: readonly { id: string; name: string }[];
  /** Prepared sounds; `ms`: how long each lasts, `path`: where it is played from. */
  sounds?: readonly { id: string; name: string; ms: number; path: string }[];
  /** Numbers that accounts may show as the caller, E.164, with the names of those accounts. Absent: not known (yet). */
  callerIds?: readonly { number: string; accounts: readonly string[] }[] | undefined;
  /** Of published display flows; `flow` is the name of theirs. */
  offers?: readonly { id: string; name: string; flow: string }[];
  /** Of the sites that use the flow. */
  siteLanguages?: readonly string[];
}

/** Lists as the language joins them: "a, b or c". */
export type JoinWords = (words: string[]) => string;

export interface Wording {
  t: Translate;
  join: JoinWords;
  references: References;
  /** "a, b and c"; absent: as `join`. */
  joinAll?: JoinWords;
  /** Numbers one after another, as the language writes them. */
  row: (numbers: readonly number[]) => string;
}

/** The first of the keys that has words. */
export function firstWords(t: Translate, keys: readonly string[], fallback: string): string {
  const key = keys.find((candidate) => t.has(candidate));
  return key ? t(key) : fallback;
}

export const kindName = (t: Translate, kind: string): string =>
  firstWords(t, [`kinds.${kind}.name`], t("unknownKind"));

export const fieldLabel = (t: Translate, kind: string, field: string): string =>
  firstWords(t, [`kinds.${kind}.fields.${field}`, `fields.${field}`], field);

/** A choice's words: of the field in this kind, of the field anywhere, or of the option itself. */
export function optionWords(t: Translate, kind: string, field: string, option: string): string {
  if (option === "") return "";
  return firstWords(
    t,
    [`kinds.${kind}.options.${field}.${option}`, `options.${field}.${option}`, `options.${option}`],
    option,
  );
}

/** A way out in words; the ways out of a split are called as its variants are. */
export function portWords(t: Translate, { kind, config }: Named, port: string): string {
  const variants: unknown[] = Array.isArray(config.variants) ? config.variants : [];
  const variant = variants.find((item): item is { name: unknown } => isVariant(item, port));
  if (typeof variant?.name === "string" && variant.name !== "") return variant.name;
  return firstWords(t, [`kinds.${kind}.ports.${port}`, `ports.${port}`], port);
}

type Named = { kind: string; config: Record<string, unknown> };

const isVariant = (item: unknown, port: string): boolean =>
  typeof item === "object" && item !== null && "id" in item && "name" in item && item.id === port;

export const shownFields = (fields: readonly Field[], config: Record<string, unknown>): Field[] =>
  fields.filter((field) => isAsked(field, config));

interface Subject {
  kind: string;
  fields: readonly Field[];
  config: Record<string, unknown>;
}

/**
 * A node as a sentence: "Came from Yandex Ads or Google Ads". Its kind's words take the config's values by field name;
 * a choice's own name stands under `<field>Key` (with underscores: selectors take no hyphens), a switch is "yes" or "no", a comparison in words under `amount` and `texts`, another clock's zone
 * under `zone`. While something that the sentence speaks of is still empty, it is the kind's name alone.
 */
export function sentenceOf(subject: Subject, wording: Wording): string {
  const { t } = wording;
  const key = `kinds.${subject.kind}.sentence`;
  if (!t.has(key)) return kindName(t, subject.kind);
  const words = String(t.raw(key));
  const isSpokenOf = (name: string) => words.includes(`{${name}`);
  const values: Record<string, string | number> = {};
  for (const field of shownFields(subject.fields, subject.config)) {
    const value = subject.config[field.name];
    if (field.input === "switch") {
      // Absent is off: a sentence never waits for a switch.
      values[field.name] = value === true ? "yes" : "no";
      continue;
    }
    const isOptional = field.input === "team" && field.isOptional;
    const isNeeded = isSpokenOf(field.name) || (field.name === "values" && isSpokenOf("texts"));
    if (isNeeded && !isOptional && isBlank(value) && !t.has(`kinds.${subject.kind}.${field.name}Any`))
      return kindName(t, subject.kind);
    values[field.name] =
      field.input === "own"
        ? ownWords(subject.config, field.name, wording)
        : valueWords(subject.kind, field, value, wording);
    if (field.input === "choice") values[`${field.name}Key`] = String(value ?? "").replaceAll("-", "_");
  }
  return t(key, { ...values, ...phrases(subject.config, values, t) });
}

/** What a kind's own form draws: conditions inside of it, or the teams between which it shares calls out. */
function ownWords(config: Record<string, unknown>, field: string, wording: Wording): string {
  const value = config[field];
  return field === "centres" ? centresWords(value, wording) : partsWords(config, value, wording);
}

/** Nobody who was not chosen yet. */
function centresWords(stored: unknown, { references, t, join, joinAll = join }: Wording): string {
  return joinAll(
    readCentres(stored).flatMap(({ teamId }) =>
      teamId ? [references.teams.find(({ id }) => id === teamId)?.name ?? t("missingTeam")] : [],
    ),
  );
}

/** Conditions inside of a step, as one sentence. */
function partsWords(config: Record<string, unknown>, stored: unknown, wording: Wording): string {
  const words = readParts(stored).map((part) => partWords(part, wording));
  return config.mode === "any" ? wording.join(words) : (wording.joinAll ?? wording.join)(words);
}

/** The fields of a kind, in whichever sort of flow: what both have is said in the same words. */
export const fieldsOf = (kind: string): readonly Field[] =>
  (definitionOf("display", kind) ?? definitionOf("routing", kind))?.fields ?? [];

/** One condition inside of a step. */
export function partWords({ kind, config, not }: Part, wording: Wording): string {
  const words = sentenceOf({ kind, config, fields: fieldsOf(kind) }, wording);
  // Else nobody could tell what belongs together in "a and b or c".
  const sentence = readParts(config.conditions).length > 1 ? wording.t("parts.grouped", { words }) : words;
  return not ? wording.t("parts.negated", { words: sentence }) : sentence;
}

/** What several kinds say in the same words. */
function phrases(
  { comparison, match, clock, timeZone }: Record<string, unknown>,
  values: Record<string, string | number>,
  t: Translate,
): Record<string, string> {
  const { value = "", to = "", values: texts = "" } = values;
  return {
    amount: t.has(`phrases.comparison.${comparison}`)
      ? t(`phrases.comparison.${comparison}`, { value, to })
      : "",
    texts: t.has(`phrases.match.${match}`) ? t(`phrases.match.${match}`, { values: texts }) : String(texts),
    zone: clock === "zone" ? ` (${timeZone})` : "",
  };
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** One field's value as its sentence says it; empty where there is none and no word for that. */
export function valueWords(kind: string, field: Field, value: unknown, wording: Wording): string | number {
  if (isBlank(value)) return firstWords(wording.t, [`kinds.${kind}.${field.name}Any`], "");
  if (typeof value === "number") return value;
  if (field.input === "said") return Object.values(Object(value)).filter(Boolean).join(" · ");
  // Numbers in a row come one after another, and are no choice.
  if (Array.isArray(value) && field.input === "numbers") return wording.row(value.map(Number));
  if (Array.isArray(value))
    return wording.join(value.map((item) => wordOf(kind, field, String(item), wording)));
  return wordOf(kind, field, String(value ?? ""), wording);
}

function wordOf(kind: string, field: Field, value: string, { t, references }: Wording): string {
  switch (field.input) {
    case "choice":
    case "choices":
      return optionWords(t, kind, field.name, value);
    case "weekdays":
      return firstWords(t, [`weekdays.${value}`], value);
    case "team":
      return references.teams.find(({ id }) => id === value)?.name ?? t("missingTeam");
    case "operator":
      return references.operators?.find(({ id }) => id === value)?.name ?? t("missingOperator");
    case "webhook":
      return references.webhooks?.find(({ id }) => id === value)?.name ?? t("missingWebhook");
    case "number-list":
      return references.numberLists?.find(({ id }) => id === value)?.name ?? t("missingList");
    case "sound":
      return references.sounds?.find(({ id }) => id === value)?.name ?? t("missingSound");
    case "caller-id":
      return formatPhone(value);
    case "offers":
      return references.offers?.find(({ id }) => id === value)?.name ?? t("missingOffer");
    case "routing-flow":
      return (
        references.routingFlows.find(({ id }) => id === value)?.name ??
        (field.isRequired ? t("missingRouting") : "")
      );
    default:
      return value;
  }
}
