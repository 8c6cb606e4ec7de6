import type { Evaluation } from "@/core/flow/runtime/display-program";
import type { FactKey, Facts } from "@/core/widget-contract/visitor-facts";
import type { DecisionReport, LiveDisplay } from "@/core/widget-contract/wire";
import { bare, type Json, json } from "../page/safely";
import type { Link } from "../public-api";

/** What a report is of; the rest of it is the same for the whole view. */
export interface Happening {
  event: DecisionReport["event"];
  evaluation: Evaluation;
  facts: Facts;
  view: string;
  visitorId: string;
  callbackId?: string;
}

/** Texts that say nothing about a person. Of all others a report tells nothing; numbers and yes or no it tells. */
const PLAIN_TEXTS =
  "path language source utm_source utm_medium utm_campaign utm_content ad-network device os browser country region " +
  "time-zone date last-outcome consent";

/** Sent so that it arrives even when the page is left. A report that is lost is lost: nothing waits for it. */
export function sendReport(link: Link, display: LiveDisplay, happening: Happening): void {
  const { event, evaluation, facts, view, visitorId, callbackId } = happening;
  const report = {
    event,
    flowId: display.flowId,
    revision: display.revision,
    view,
    visitorId,
    page: `${location.origin}${location.pathname}`,
    decision: evaluation.decision,
    path: evaluation.path.map(({ node, port }) => ({ node, port })),
    facts: impersonal(facts, display.program.needs),
    at: new Date().toISOString(),
    callbackId,
  };
  report satisfies Omit<DecisionReport, "facts">;
  const url = `${link.base}api/widget/${encodeURIComponent(link.siteKey)}/decisions`;
  const body = json(report);
  // A text goes as text/plain: no preflight, which a page that is being left would not wait for.
  if (navigator.sendBeacon?.(url, body)) return;
  fetch(url, bare({ method: "POST", body, keepalive: true, credentials: "omit" as const })).catch(() => {
    // As with a beacon: nobody is told.
  });
}

function impersonal(facts: Facts, needs: readonly FactKey[]): Record<string, Json | undefined> {
  const told: Record<string, Json | undefined> = {};
  const plain = PLAIN_TEXTS.split(" ");
  for (const key of needs) {
    const fact = facts[key];
    if (typeof fact === "string" && plain.includes(key)) told[key] = fact.slice(0, 100);
    const isNamed = key === "visitor" || key.includes(":");
    if (!isNamed && (typeof fact === "number" || typeof fact === "boolean")) told[key] = fact;
  }
  return told;
}
