import { z } from "zod";
import { MOST_NODES } from "@/core/flow/document";
import type { Fact, Facts } from "@/core/widget-contract/visitor-facts";
import type { DecisionReport } from "@/core/widget-contract/wire";
import { storableText } from "../../platform/storable-text";
import { plainAddress } from "./plain-address";

const MAX_FACTS = 60;
const MAX_TEXT = 300;

const text = (max: number) => z.string().min(1).max(max).transform(storableText);
const shortened = z.string().transform((value) => storableText(value.slice(0, MAX_TEXT)));

const fact = z.union([shortened, z.number(), z.boolean(), z.array(shortened).max(20)]);

/** Values that a site or a visitor may have filled with anything: kept is only that they were there. */
const PERSONAL = /^(cookie|attribute|query):/;
const ADDRESSES = new Set(["url", "referrer"]);

/** Bounded, and without what could name a person. */
const factsShape = z.record(z.string().max(200), fact).transform((given): Facts => {
  const kept = Object.entries(given)
    .filter(([key]) => key !== "visitor")
    .slice(0, MAX_FACTS)
    .map(([key, value]): [string, Fact] => {
      if (PERSONAL.test(key)) return [storableText(key), value !== false];
      const isAddress = ADDRESSES.has(key) && typeof value === "string";
      return [storableText(key), isAddress ? plainAddress(value) : value];
    });
  return Object.fromEntries(kept);
});

/** `POST /api/widget/{siteKey}/decisions`: core/widget-contract/wire.ts, DecisionReport. */
export const decisionReport = z.object({
  event: z.enum(["decided", "shown", "missing", "opened", "dismissed", "requested", "messenger"]),
  flowId: text(64),
  revision: z.int32().positive(),
  view: text(64),
  visitorId: text(100),
  page: z.url().max(2000).transform(plainAddress),
  facts: factsShape,
  path: z.array(z.object({ node: text(64), port: text(64) })).max(MOST_NODES),
  decision: text(64).nullable(),
  at: z.iso.datetime({ offset: true }),
  callbackId: text(64).optional(),
}) satisfies z.ZodType<DecisionReport>;

/** What stands in the columns of a decision. */
export const storedFacts: z.ZodType<Record<string, Fact>> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);
export const storedPath = z.array(z.object({ node: z.string(), port: z.string() }));
export const storedEvents = z.array(
  z.object({
    event: decisionReport.shape.event,
    /** ISO, by the server's clock. */
    at: z.string(),
    decision: z.string().nullable(),
    /** Where it differs from that of the event before. */
    path: storedPath.optional(),
  }),
);
export type StoredEvent = z.infer<typeof storedEvents>[number];
