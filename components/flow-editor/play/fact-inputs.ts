import type { RoutingFactKey, RoutingFacts } from "@/core/flow/runtime/routing-facts";
import type { Fact, FactKey, Facts } from "@/core/widget-contract/visitor-facts";

/** How the test asks for one fact. */
export type FactInput =
  | { input: "text"; example: string }
  | { input: "number"; min: number; max: number; unit?: "percent" | "seconds" | "days" }
  | { input: "switch" }
  | { input: "choice"; options: readonly string[] }
  | { input: "minute" }
  /** One of the display rules' offers. */
  | { input: "offer" };

const count = (max: number): FactInput => ({ input: "number", min: 0, max });
const text = (example: string): FactInput => ({ input: "text", example });

/** By the key, or by what stands before its colon. */
const INPUTS: Record<string, FactInput> = {
  device: { input: "choice", options: ["desktop", "tablet", "phone"] },
  source: {
    input: "choice",
    options: ["direct", "search", "ads", "social", "email", "referral", "internal"],
  },
  consent: { input: "choice", options: ["granted", "denied", "unknown"] },
  returning: { input: "switch" },
  "requested-before": { input: "switch" },
  "exit-intent": { input: "switch" },
  "ad-click": { input: "switch" },
  "text-copied": { input: "switch" },
  "team-open": { input: "switch" },
  visible: { input: "switch" },
  minute: { input: "minute" },
  weekday: { input: "choice", options: ["1", "2", "3", "4", "5", "6", "7"] },
  date: text("2026-11-22"),
  "scroll-depth": { input: "number", min: 0, max: 100, unit: "percent" },
  "seconds-on-page": { input: "number", min: 0, max: 3600, unit: "seconds" },
  "seconds-on-site": { input: "number", min: 0, max: 36_000, unit: "seconds" },
  "seconds-idle": { input: "number", min: 0, max: 3600, unit: "seconds" },
  "expected-wait": { input: "number", min: 0, max: 3600, unit: "seconds" },
  "days-since-last-visit": { input: "number", min: 0, max: 365, unit: "days" },
  "days-since-dismissed": { input: "number", min: 0, max: 365, unit: "days" },
  visits: count(1000),
  "pages-viewed": count(1000),
  clicks: count(1000),
  "shown-session": count(100),
  "shown-today": count(100),
  "shown-month": count(100),
  "shown-site-today": count(100_000),
  "operators-free": count(1000),
  "budget-left": count(1_000_000),
  "cart-value": count(10_000_000),
  "screen-width": count(10_000),
  event: count(100),
  visitor: { input: "number", min: 0, max: 0.9999 },
  url: text("https://shop.example/boots?utm_source=yandex"),
  path: text("/boots"),
  country: text("RU"),
  language: text("ru"),
  phone: text("+74951234567"),
  "phone-country": text("RU"),
  "phone-type": {
    input: "choice",
    options: ["mobile", "fixed-line", "fixed-or-mobile", "voip", "toll-free"],
  },
  "spam-score": count(100),
  "earlier-requests": count(1000),
  "earlier-talks": count(1000),
  "has-owner": { input: "switch" },
  "in-list": { input: "switch" },
  offer: { input: "offer" },
  "team-queue": count(1000),
  "team-calls": count(10_000),
  "answer-rate": { input: "number", min: 0, max: 100, unit: "percent" },
  "team-price": count(1_000_000),
};

export const factInput = (key: FactKey | RoutingFactKey): FactInput =>
  INPUTS[key] ?? INPUTS[key.split(":")[0] ?? key] ?? text("");

/** Somebody new who asks on the home page, while the teams have people free. By the key, or before its colon. */
const STARTING_REQUEST: Record<string, Fact> = {
  url: "https://shop.example/",
  path: "/",
  language: "en",
  phone: "+12025550139",
  "phone-country": "US",
  "phone-type": "fixed-or-mobile",
  "spam-score": 0,
  "earlier-requests": 0,
  "earlier-talks": 0,
  "has-owner": false,
  "in-list": false,
  "operators-free": 2,
  "team-queue": 0,
  "expected-wait": 20,
  "team-calls": 0,
};

/** What is so of the callback that is played until it is chosen otherwise, of the facts that are asked. */
export const startingRequest = (keys: Iterable<RoutingFactKey>): RoutingFacts =>
  Object.fromEntries(
    [...keys].map((key) => [key, STARTING_REQUEST[key] ?? STARTING_REQUEST[key.split(":")[0] ?? key]]),
  );

/** Somebody at a desk, on a first visit, who has just come. */
export const STARTING_FACTS: Facts = {
  url: "https://shop.example/",
  path: "/",
  title: "Shop",
  language: "en",
  source: "direct",
  device: "desktop",
  country: "US",
  minute: 14 * 60,
  weekday: 2,
  returning: false,
  visits: 1,
  "pages-viewed": 1,
  "requested-before": false,
  visitor: 0.5,
  "seconds-on-page": 10,
  "seconds-on-site": 10,
  "scroll-depth": 0,
  "exit-intent": false,
  clicks: 0,
  "shown-session": 0,
  "shown-today": 0,
  "shown-month": 0,
  "shown-site-today": 0,
  "operators-free": 2,
  "expected-wait": 20,
  "team-open": true,
};
