import type { TimelineFact } from "@/core/callback/timeline";
import { formatPhone } from "@/core/phone/format-phone";

export interface FactMessage {
  /** Of messages/<language>/timeline.json */
  key: string;
  values?: Record<string, string | number>;
  /** The moment that the text's <time></time> stands for (ISO). */
  at?: string;
  /** Something somebody said or wrote, shown as a quotation. */
  quote?: string;
  /** A length that the text's <duration></duration> stands for. */
  seconds?: number;
  /** A number that the text's <phone></phone> stands for (E.164). */
  phone?: string;
  /** Another entry, put in for <reason></reason>. */
  reason?: string;
  /** Smaller lines below. */
  beside?: FactMessage[];
}

type Kind = TimelineFact["kind"];
type Messages = { [K in Kind]: (fact: Extract<TimelineFact, { kind: K }>) => FactMessage };

const MESSAGES: Messages = {
  requested: ({ site }) => ({ key: "requested", values: { site } }),
  "called-back": ({ site, number }) => ({ key: "called-back", values: { site }, phone: number }),
  "called-in": () => ({ key: "called-in" }),
  "call-taken": ({ afterSeconds }) => ({ key: "call-taken", seconds: afterSeconds }),
  consented: ({ version, language }) => ({ key: "consented", values: { version, language } }),
  scheduled: ({ at, because }) => ({ key: `scheduled.${because}`, at }),
  held: () => ({ key: "held" }),
  withheld: () => ({ key: "withheld" }),
  "attempt-started": ({ number, team, order }) => ({
    key: `attempt-started.${order}`,
    values: { number, team },
  }),
  "operator-chosen": (fact) => ({
    key: `operator-chosen.${fact.because}`,
    values: { operator: fact.operator },
    beside: besideChosen(fact),
  }),
  "customer-dialled": ({ because, afterSeconds, riskPercent }) => ({
    key: `customer-dialled.${because}`,
    values: { risk: riskPercent ?? 0, weighed: riskPercent === undefined ? "no" : "yes" },
    seconds: afterSeconds,
  }),
  "nobody-free": ({ team, because }) => ({ key: `nobody-free.${because}`, values: { team } }),
  "leg-placed": ({ seat, name, number }) => ({
    key: named("leg-placed", seat, name),
    values: { name: name ?? "" },
    phone: number,
  }),
  "leg-ringing": ({ seat, name }) => ({
    key: named("leg-ringing", seat, name),
    values: { name: name ?? "" },
  }),
  "leg-answered": ({ seat, name, afterSeconds }) => ({
    key: named("leg-answered", seat, name),
    values: { name: name ?? "" },
    seconds: afterSeconds,
  }),
  whisper: ({ text, isSound }) =>
    isSound ? { key: "whisper.sound" } : { key: "whisper.words", quote: text },
  "customer-told": ({ what, text, isSound }) =>
    isSound ? { key: `customer-told.${what}.sound` } : { key: `customer-told.${what}.words`, quote: text },
  "not-recorded": () => ({ key: "not-recorded" }),
  "caller-id-unknown": ({ number }) => ({
    key: "caller-id-unknown",
    values: { number: formatPhone(number) },
  }),
  accepted: ({ name, digit }) => ({
    key: `accepted.${digit === undefined ? "answer" : "key"}`,
    values: { name: name ?? "", named: name ? "yes" : "no", digit: digit ?? "" },
  }),
  "leg-failed": ({ seat, name, cause }) => ({
    key: named("leg-failed", seat, name),
    values: { name: name ?? "" },
    reason: `cause.${cause}`,
  }),
  "leg-ended": ({ seat, name, by }) => ({
    key: `${named("leg-ended", seat, name)}.${by}`,
    values: { name: name ?? "" },
  }),
  "operator-released": ({ name }) => ({
    key: named("operator-released", "operator", name),
    values: { name: name ?? "" },
  }),
  joined: ({ afterSeconds }) => ({ key: "joined", seconds: afterSeconds }),
  "talk-ended": ({ talkSeconds, by }) => ({ key: `talk-ended.${by}`, seconds: talkSeconds }),
  "attempt-ended": ({ number, result }) => ({
    key: "attempt-ended",
    values: { number },
    reason: `result.${result}`,
  }),
  // Message formats know no hyphens in what they select by.
  decided: ({ node, port }) => ({
    key: "decided",
    values: { node: node.replaceAll("-", "_") },
    reason: `port.${port}`,
  }),
  "retry-planned": ({ at, number, of }) => ({ key: "retry-planned", at, values: { number, of } }),
  "handed-over": ({ to }) => ({ key: "handed-over", values: { to } }),
  notified: ({ isAsked }) => ({ key: `notified.${isAsked ? "asked" : "told"}` }),
  acknowledged: ({ by }) => ({ key: "acknowledged", values: { by } }),
  "text-sent": ({ text, parts }) => ({ key: "text-sent", values: { parts }, quote: text }),
  "text-not-sent": ({ text, because, detail }) => ({
    key: "text-not-sent",
    reason: `text-failure.${because}`,
    quote: detail ? `${text} (${detail})` : text,
  }),
  "text-delivered": () => ({ key: "text-delivered" }),
  "text-undelivered": ({ detail }) => ({ key: "text-undelivered", quote: detail }),
  "chose-by-text": ({ at }) => ({
    key: `chose-by-text.${at === null ? "now" : "later"}`,
    ...(at === null ? {} : { at }),
  }),
  "asked-by-text": ({ site }) => ({ key: "asked-by-text", values: { site } }),
  tagged: ({ tags, isRemoved }) => ({
    key: `tagged.${isRemoved ? "removed" : "added"}`,
    values: { tags: tags.join(", ") },
  }),
  "field-set": ({ name, value }) => ({ key: "field-set", values: { name, value } }),
  cancelled: ({ by }) => ({ key: `cancelled.${by}` }),
  finished: ({ outcome, talkSeconds }) => ({ key: `finished.${outcome}`, seconds: talkSeconds }),
  rated: ({ score }) => ({ key: "rated", values: { score } }),
  note: ({ by, text }) => ({ key: "note", values: { by }, quote: text }),
  disposition: ({ name, by, via }) => ({ key: `disposition.${via}`, values: { by: by ?? "" }, quote: name }),
  "follow-up-arranged": ({ at, by }) => ({ key: "follow-up-arranged", at, values: { by } }),
  "follow-up-of": ({ by, site }) => ({ key: "follow-up-of", values: { by, site } }),
  cue: ({ text, by }) => ({ key: "cue", values: { by }, quote: text }),
  supervised: ({ mode, by }) => ({ key: `supervised.${mode}`, values: { by } }),
  "supervision-ended": ({ seconds, by }) => ({ key: "supervision-ended", seconds, values: { by } }),
  "recording-erased": ({ by }) => ({
    key: `recording-erased.${by === undefined ? "kept-long" : "by-hand"}`,
    values: { by: by ?? "" },
  }),
  "moved-to-team": ({ from, to, by }) => ({ key: "moved-to-team", values: { from, to, by } }),
  "taken-over": ({ by }) => ({ key: "taken-over", values: { by } }),
  handled: ({ by }) => ({ key: "handled", values: { by } }),
  reopened: ({ by }) => ({ key: "reopened", values: { by } }),
  delivery: ({ connection, status, detail }) => ({
    key: `delivery.${status}`,
    values: { connection },
    quote: detail,
  }),
  "no-provider": () => ({ key: "no-provider" }),
  "account-changed": ({ from, to }) => ({ key: "account-changed", values: { from, to } }),
  "provider-trouble": ({ detail }) => ({ key: "provider-trouble", quote: detail }),
};

function besideChosen({ reserve, needs, passedOver = [] }: ChosenFact): FactMessage[] {
  return [
    ...(reserve ? [{ key: "chosen-beside.reserve", values: { team: reserve } }] : []),
    ...(needs ? [{ key: `chosen-beside.needs-${needs}` }] : []),
    ...passedOver.map(({ name, why }) => ({
      key: "chosen-beside.passed-over",
      values: { name },
      reason: `why-passed-over.${why}`,
    })),
  ];
}

type ChosenFact = Extract<TimelineFact, { kind: "operator-chosen" }>;

/** The customer is the customer; an operator has a name, unless it was not written down. */
const named = (kind: string, seat: "operator" | "customer", name: string | undefined): string =>
  `${kind}.${seat === "customer" ? "customer" : name ? "operator" : "some-operator"}`;

/** Which text tells a line of the story, and what is put into it. */
export function factMessage<K extends Kind>(fact: Extract<TimelineFact, { kind: K }>): FactMessage {
  return MESSAGES[fact.kind as K](fact);
}
