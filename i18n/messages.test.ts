import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type AbstractIntlMessages, createTranslator, type Messages } from "next-intl";
import { describe, expect, it } from "vitest";
import { FACT_LOOKS } from "@/components/leads/story/fact-looks";
import { factMessage } from "@/components/leads/story/fact-message";
import { END_CAUSES } from "@/core/call/call";
import { OUTCOMES, STAGES } from "@/core/callback/state";
import type { TimelineFact } from "@/core/callback/timeline";
import { TEAM_STRATEGIES } from "@/core/dispatch/team-strategy";
import { routingDefinitions } from "@/core/flow/routing/definitions";
import { SUPERVISION_MODES } from "@/core/supervision/supervision";
import { TEXT_FAILURES } from "@/core/text-message/fate";
import { LANGUAGES, type Language, NAMESPACES } from "./languages";

const folderOf = (language: Language) => path.join(import.meta.dirname, "..", "messages", language);
const namespacesOf = (language: Language): string[] =>
  readdirSync(folderOf(language))
    .map((file) => path.basename(file, ".json"))
    .sort();

const read = (language: Language, namespace: string): AbstractIntlMessages =>
  JSON.parse(readFileSync(path.join(folderOf(language), `${namespace}.json`), "utf8"));

/** Every text by its whole key. */
function texts(messages: AbstractIntlMessages, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...texts(value, `${prefix}${key}.`)],
    ),
  );
}

/** The names and tags a text puts something in for, whatever the language does around them. */
function holes(text: string): string[] {
  const names = [...text.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map(([, name]) => `{${name}}`);
  const tags = [...text.matchAll(/<([a-zA-Z]\w*)>/g)].map(([, name]) => `<${name}>`);
  return [...new Set([...names, ...tags])].sort();
}

describe.each(namespacesOf("en"))("%s", (namespace) => {
  const english = texts(read("en", namespace));

  it.each(LANGUAGES)("has every text in %s", (language) => {
    expect([...texts(read(language, namespace)).keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each(LANGUAGES)("puts the same things into every text in %s", (language) => {
    for (const [key, text] of texts(read(language, namespace)))
      expect(holes(text), key).toEqual(holes(english.get(key) ?? ""));
  });

  it.each(LANGUAGES)("leaves no text empty in %s", (language) => {
    for (const [key, text] of texts(read(language, namespace))) expect(text.trim(), key).not.toBe("");
  });
});

it("has the same files in every language, and those that pages ask for", () => {
  for (const language of LANGUAGES) expect(namespacesOf(language)).toEqual(namespacesOf("en"));
  expect(namespacesOf("en")).toEqual(expect.arrayContaining([...NAMESPACES]));
});

/** At least one line of each kind, and every variant that has words of its own. */
const LINES: TimelineFact[] = [
  { kind: "held" },
  { kind: "withheld" },
  { kind: "requested", page: "https://shop.example/", site: "Shop" },
  { kind: "consented", version: 1, language: "en" },
  ...(["visitor-chose", "outside-hours", "retry"] as const).map(
    (because) => ({ kind: "scheduled", at: "2026-11-22T10:00:00Z", because }) as const,
  ),
  ...(["operator-first", "customer-first", "smart"] as const).map(
    (order) => ({ kind: "attempt-started", number: 1, team: "Sales", order }) as const,
  ),
  ...([...TEAM_STRATEGIES, "owner", "sticky", "on-the-line"] as const).map(
    (because) => ({ kind: "operator-chosen", operator: "Anna", because }) as const,
  ),
  ...(["met", "waived"] as const).map(
    (needs) => ({ kind: "operator-chosen", operator: "Anna", because: "weighted", needs }) as const,
  ),
  ...(
    [
      "engaged",
      "resting",
      "paused",
      "off-hours",
      "disconnected",
      "asked",
      "taken",
      "language",
      "skill",
    ] as const
  ).map(
    (why) =>
      ({
        kind: "operator-chosen",
        operator: "Anna",
        because: "sticky",
        reserve: "Service",
        passedOver: [{ name: "Boris", why }],
      }) as const,
  ),
  { kind: "customer-dialled", because: "operator-on-line", afterSeconds: 3 },
  ...(["operator-ringing", "operators-fast", "operators-soon"] as const).map(
    (because) => ({ kind: "customer-dialled", because, afterSeconds: 0.4, riskPercent: 0.3 }) as const,
  ),
  ...(["closed", "all-busy", "all-paused", "nobody-answered", "no-operators"] as const).map(
    (because) => ({ kind: "nobody-free", team: "Sales", because }) as const,
  ),
  ...seats((party) => ({ kind: "leg-placed", number: "+74951234567", ...party })),
  ...seats((party) => ({ kind: "leg-ringing", ...party })),
  ...seats((party) => ({ kind: "leg-answered", afterSeconds: 4, ...party })),
  { kind: "whisper", text: "Winter boots" },
  { kind: "whisper", text: "Winter boots", isSound: true },
  { kind: "customer-told", what: "greeting", text: "Hello." },
  { kind: "customer-told", what: "recording-notice", text: "Recorded.", isSound: true },
  { kind: "not-recorded" },
  { kind: "caller-id-unknown", number: "+74951234567" },
  { kind: "accepted", name: "Anna", digit: "1" },
  { kind: "accepted" },
  ...END_CAUSES.flatMap((cause) => seats((party) => ({ kind: "leg-failed", cause, ...party }))),
  ...(["party", "us", "network"] as const).flatMap((by) =>
    seats((party) => ({ kind: "leg-ended", by, ...party })),
  ),
  { kind: "operator-released", name: "Anna" },
  { kind: "operator-released" },
  { kind: "joined", afterSeconds: 16 },
  ...(["operator", "customer", "limit", "network"] as const).map(
    (by) => ({ kind: "talk-ended", talkSeconds: 61, by }) as const,
  ),
  ...(
    [
      "conversation",
      "customer-unreached",
      "nobody-free",
      "nobody-answered",
      "customer-left",
      "cancelled",
      "failed",
    ] as const
  ).map((result) => ({ kind: "attempt-ended", number: 1, result }) as const),
  { kind: "decided", node: "later", port: "again" },
  ...Object.keys(routingDefinitions)
    .filter((kind) => kind !== "start")
    .map((node) => ({ kind: "decided", node, port: "yes" }) as const),
  { kind: "retry-planned", at: "2026-11-22T10:00:00Z", number: 2, of: 3 },
  { kind: "notified", isAsked: true },
  { kind: "notified", isAsked: false },
  { kind: "acknowledged", by: "Anna" },
  { kind: "text-sent", message: "m1", text: "We called you.", parts: 1 },
  ...TEXT_FAILURES.map(
    (because) => ({ kind: "text-not-sent", message: "m1", text: "We called you.", because }) as const,
  ),
  { kind: "text-delivered", message: "m1" },
  { kind: "text-undelivered", message: "m1", detail: "Twilio 30003" },
  { kind: "chose-by-text", at: null },
  { kind: "chose-by-text", at: "2026-11-22T10:00:00Z" },
  { kind: "asked-by-text", site: "Shop" },
  { kind: "tagged", tags: ["vip", "night"], isRemoved: false },
  { kind: "tagged", tags: ["vip"], isRemoved: true },
  { kind: "field-set", name: "queue", value: "vip" },
  { kind: "handed-over", to: "managers" },
  { kind: "cancelled", by: "visitor" },
  { kind: "cancelled", by: "staff" },
  ...OUTCOMES.map((outcome) => ({ kind: "finished", outcome, talkSeconds: 61 }) as const),
  { kind: "rated", score: 5 },
  { kind: "note", text: "Called by hand", by: "Olga" },
  { kind: "disposition", name: "Sold", by: "Anna", via: "console" },
  { kind: "disposition", name: "Sold", by: "Anna", via: "keypad" },
  { kind: "follow-up-arranged", at: "2026-11-22T10:00:00Z", by: "Anna" },
  { kind: "follow-up-of", by: "Anna", site: "Shop" },
  { kind: "called-back", site: "Shop", number: "+74950000000" },
  { kind: "called-in" },
  { kind: "call-taken", afterSeconds: 1.5 },
  { kind: "cue", text: "Offer the discount", by: "Olga" },
  ...SUPERVISION_MODES.map((mode) => ({ kind: "supervised", mode, by: "Olga" }) as const),
  { kind: "supervision-ended", seconds: 61, by: "Olga" },
  { kind: "moved-to-team", from: "Sales", to: "Service", by: "Olga" },
  { kind: "taken-over", by: "Olga" },
  { kind: "recording-erased" },
  { kind: "recording-erased", by: "Olga" },
  { kind: "handled", by: "Olga" },
  { kind: "reopened", by: "Olga" },
  { kind: "delivery", connection: "CRM", status: "delivered" },
  { kind: "delivery", connection: "CRM", status: "failed", detail: "410" },
  { kind: "no-provider" },
  { kind: "account-changed", from: "Twilio", to: "Voximplant" },
  { kind: "provider-trouble", command: "place-leg", detail: "no answer for 10 s" },
];

/** A fact of either party; the operator with and without a name. */
function seats(
  make: (party: { seat: "operator" | "customer"; name?: string }) => TimelineFact,
): TimelineFact[] {
  return [make({ seat: "operator", name: "Anna" }), make({ seat: "operator" }), make({ seat: "customer" })];
}

const messagesOf = (language: Language): Messages => ({
  timeline: read(language, "timeline"),
  common: read(language, "common"),
});

describe.each(LANGUAGES)("the story in %s", (language) => {
  const t = createTranslator({
    locale: language,
    messages: messagesOf(language),
    onError: (error) => {
      throw error;
    },
  });
  const tags = Object.fromEntries(["time", "duration", "phone", "reason"].map((tag) => [tag, () => "…"]));

  it("has a line to test for every kind", () => {
    expect(new Set(LINES.map(({ kind }) => kind))).toEqual(new Set(Object.keys(FACT_LOOKS)));
  });

  it.each(LINES)("tells %j", (fact) => {
    const message = factMessage(fact);
    const { key, values } = message;
    const told = t.markup(`timeline.${key}`, { ...values, ...tags });
    for (const line of [message, ...(message.beside ?? [])]) {
      expect(t.markup(`timeline.${line.key}`, { ...line.values, ...tags })).not.toMatch(/[{}<>]|undefined/);
      if (line.reason) expect(t(`timeline.${line.reason}`)).not.toBe("");
    }
    // A kind without words of its own would be told as it is stored.
    if (fact.kind === "decided" && fact.node in routingDefinitions)
      expect(told).not.toMatch(RegExp(`[“«]${values?.node}[”»]`));
  });

  it("has a word for every stage and outcome", () => {
    for (const stage of STAGES) expect(t(`common.stage.${stage}`)).not.toBe("");
    for (const outcome of OUTCOMES) expect(t(`common.outcome.${outcome}`)).not.toBe("");
  });
});
