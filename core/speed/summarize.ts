import type { DelayCause, LeadSpeed, SpeedMark } from "./measure";
import { quantile } from "./quantile";

/** Of those that came so far, seconds since asking. */
export interface MarkSummary {
  count: number;
  median: number;
  p90: number;
}

export interface SpeedSummary {
  leads: number;
  marks: Record<SpeedMark, MarkSummary | null>;
  /** Of leads that were promised something. */
  promised: number;
  kept: number;
  /** Of leads that were late, or did not come to a talk. */
  causes: Record<DelayCause, number>;
}

/** What many leads have in common. */
export function summarize(leads: readonly LeadSpeed[]): SpeedSummary {
  const count = (of: (lead: LeadSpeed) => boolean): number => leads.filter(of).length;
  const mark = (name: SpeedMark) => summaryOf(leads.flatMap(({ marks }) => marks[name] ?? []));
  const caused = (name: DelayCause) => count(({ cause }) => cause === name);
  return {
    leads: leads.length,
    marks: {
      "operator-rings": mark("operator-rings"),
      accepted: mark("accepted"),
      "customer-rings": mark("customer-rings"),
      talking: mark("talking"),
    },
    promised: count(({ isKept }) => isKept !== null),
    kept: count(({ isKept }) => isKept === true),
    causes: {
      "nobody-free": caused("nobody-free"),
      "operator-slow": caused("operator-slow"),
      "carrier-slow": caused("carrier-slow"),
      "customer-no-answer": caused("customer-no-answer"),
    },
  };
}

function summaryOf(seconds: number[]): MarkSummary | null {
  const [median, p90] = [quantile(seconds, 0.5), quantile(seconds, 0.9)];
  return median === null || p90 === null ? null : { count: seconds.length, median, p90 };
}
