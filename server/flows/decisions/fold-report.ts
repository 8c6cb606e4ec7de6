import type { Facts } from "@/core/widget-contract/visitor-facts";
import type { DecisionReport } from "@/core/widget-contract/wire";
import type { ProgramOutline } from "../display-program";
import type { StoredEvent } from "./schema";

/** A page view's story, as it is stored. */
export interface DecisionStory {
  facts: Facts;
  path: DecisionReport["path"];
  decision: string | null;
  events: StoredEvent[];
}

interface Way {
  nodeId: string;
  port: string;
}

export interface Folded {
  story: DecisionStory;
  /** Ports that this view took for the first time. */
  counts: Way[];
  /** Variants that this view stands in, with what has happened to its offer now. */
  exposures: { nodeId: string; variant: string; event: DecisionReport["event"] }[];
}

/** A page that tells more of one view is stuck in a circle. */
const MAX_EVENTS = 40;

export const emptyStory: DecisionStory = { facts: {}, path: [], decision: null, events: [] };

/**
 * Adds a report to the story of its view, and tells what it adds to the counts: each port once a view, however often
 * its program was walked. Names that the program does not have count nothing, so that nobody fills tables with them.
 * @param at when it came (ISO), by the server's clock
 */
export function foldReport(
  story: DecisionStory,
  report: DecisionReport,
  { ports, splits }: ProgramOutline,
  at: string,
): Folded {
  if (story.events.length >= MAX_EVENTS) return { story, counts: [], exposures: [] };
  const { event } = report;
  const path = report.path.filter(
    ({ node, port }, i, all) =>
      ports.get(node)?.has(port) && all.findIndex((other) => other.node === node) === i,
  );
  const decision = ports.get(report.decision ?? "")?.has("shown") ? report.decision : null;
  const isNewPath = !samePath(path, story.path);
  const entry: StoredEvent = { event, at, decision, ...(isNewPath ? { path } : {}) };
  const taken = new Set(story.events.flatMap(takenBy).map(keyOf));
  const isDecision = event === "decided" || story.events.length === 0;
  return {
    story: {
      facts: isDecision ? report.facts : story.facts,
      path,
      decision: isDecision ? decision : story.decision,
      events: [...story.events, entry],
    },
    counts: takenBy({ event, decision, path }).filter((way) => !taken.has(keyOf(way))),
    exposures: path
      .filter(({ node }) => splits.has(node))
      .map(({ node, port }) => ({ nodeId: node, variant: port, event })),
  };
}

/** To reach an offer is not yet to show it: what happens to an offer are events of their own. */
const takenBy = ({ event, decision, path = [] }: Omit<StoredEvent, "at">): Way[] => [
  ...path.filter(({ node }) => node !== decision).map(({ node, port }) => ({ nodeId: node, port })),
  ...(event !== "decided" && decision !== null ? [{ nodeId: decision, port: event }] : []),
];

const samePath = (a: DecisionReport["path"], b: DecisionReport["path"]): boolean =>
  a.length === b.length && a.every(({ node, port }, i) => b[i]?.node === node && b[i]?.port === port);

/** No id and no port can imitate another pair. */
const keyOf = ({ nodeId, port }: Way): string => JSON.stringify([nodeId, port]);
