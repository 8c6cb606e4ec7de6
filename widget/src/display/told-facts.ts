import type { Fact } from "@/core/widget-contract/visitor-facts";
import { safely } from "../page/safely";
import type { Link } from "../public-api";
import { needsOneOf, partsOf, type Source, type Watch } from "./source";

/** What the page says of itself: `perezvon.identify` and `.track`, its dataLayer, its consent platform. */
export function listenToPage(link: Link, watch: Watch): Source {
  const layer: Layer = { events: new Map(), cart: undefined, consent: undefined };
  const platform: { answer?: "granted" | "denied" } = {};
  link.changed = watch.changed;
  if (needsOneOf(watch.needs, "event cart-value consent")) followLayer(layer, watch);
  if (needsOneOf(watch.needs, "consent")) askPlatform(platform, watch);

  return (key) => {
    const [kind, name] = partsOf(key);
    if (kind === "attribute") return asFact(Reflect.get(link.identity.attributes ?? {}, name));
    if (kind === "event") return (link.tracked.get(name) ?? 0) + (layer.events.get(name) ?? 0);
    if (kind === "cart-value") return asFact(link.cart ?? layer.cart);
    if (kind === "consent") return link.identity.consent ?? platform.answer ?? layer.consent ?? "unknown";
    return undefined;
  };
}

function asFact(value: unknown): Fact | undefined {
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return typeof value === "string" || typeof value === "boolean" ? value : undefined;
}

interface Layer {
  events: Map<string, number>;
  cart: number | undefined;
  consent: "granted" | "denied" | undefined;
}

/**
 * Read about once a second, and never wrapped: a `push` of ours between the page and its tag manager would be the first
 * suspect of every fault there. Tag managers shorten the list at its beginning, so the last entry read is the mark.
 */
function followLayer(layer: Layer, watch: Watch): void {
  let last: unknown;
  const read = () => {
    const entries: unknown = Reflect.get(window, "dataLayer");
    if (!Array.isArray(entries)) return;
    const fresh = entries.slice(last === undefined ? 0 : entries.lastIndexOf(last) + 1);
    if (fresh.length === 0) return;
    last = fresh.at(-1);
    for (const entry of fresh) take(layer, entry);
    watch.changed();
  };
  read();
  watch.onTick(read);
}

/** Carts in whole; `add_to_cart` tells of one line only. */
const WHOLE_CARTS = ["view_cart", "begin_checkout"];

/** `{ event, ecommerce }` as tag managers take it, or the arguments of a call of `gtag`. */
function take(layer: Layer, entry: unknown): void {
  if (typeof entry !== "object" || entry === null) return;
  const isCall = Reflect.has(entry, "0");
  const command = isCall ? String(Reflect.get(entry, "0")) : "";
  const details: unknown = Reflect.get(entry, isCall ? "2" : "ecommerce");
  if (command === "consent") layer.consent = consentOf(details) ?? layer.consent;
  const name: unknown = Reflect.get(entry, command === "event" ? "1" : "event");
  if (typeof name !== "string" || name.startsWith("perezvon_")) return;
  layer.events.set(name, (layer.events.get(name) ?? 0) + 1);
  if (!WHOLE_CARTS.includes(name) || typeof details !== "object" || details === null) return;
  layer.cart = Number(Reflect.get(details, "value"));
}

function consentOf(details: unknown): Layer["consent"] {
  if (typeof details !== "object" || details === null) return undefined;
  const answer: unknown = Reflect.get(details, "analytics_storage") ?? Reflect.get(details, "ad_storage");
  return answer === "granted" || answer === "denied" ? answer : undefined;
}

/** IAB's TCF: purpose 1 is storing on the visitor's device. Where the law does not ask, nothing was denied. */
function askPlatform(platform: { answer?: "granted" | "denied" }, watch: Watch): void {
  const ask: unknown = Reflect.get(window, "__tcfapi");
  if (typeof ask !== "function") return;
  const onAnswer = safely((data: TcData | null, isRight: boolean) => {
    if (!isRight || !data || data.eventStatus === "cmpuishown") return;
    const isGranted = data.gdprApplies === false || data.purpose?.consents?.["1"] === true;
    platform.answer = isGranted ? "granted" : "denied";
    watch.changed();
  });
  safely(() => ask("addEventListener", 2, onAnswer))();
}

interface TcData {
  gdprApplies?: boolean;
  eventStatus?: string;
  purpose?: { consents?: Record<string, boolean> };
}
