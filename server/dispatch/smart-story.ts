import type { TimelineFact } from "@/core/callback/timeline";
import type { SmartDecision } from "@/core/dispatch/smart-books";
import type { SmartReading } from "./read-smart-books";

/** What a decision means for the lead's story; null where it concerns no lead. */
export function factOf(
  decision: SmartDecision,
  { books, operatorNames }: SmartReading,
  now: number,
): TimelineFact | null {
  switch (decision.type) {
    case "lend":
      return {
        kind: "operator-chosen",
        operator: operatorNames.get(decision.operatorId) ?? "",
        because: decision.because,
        ...(decision.needs ? { needs: decision.needs } : {}),
      };
    case "allow-customer": {
      const call = books.calls.find(({ callId }) => callId === decision.callId);
      return {
        kind: "customer-dialled",
        because: decision.because,
        afterSeconds: Math.round((now - (call?.requestedAt ?? now)) / 100) / 10,
        // Where operators lead nothing is risked, and nothing was weighed.
        ...(decision.risk !== undefined && decision.because !== "operator-on-line"
          ? { riskPercent: percent(decision.risk.told) }
          : {}),
      };
    }
    default:
      return null;
  }
}

const percent = (chance: number): number => Math.round(chance * 1000) / 10;
