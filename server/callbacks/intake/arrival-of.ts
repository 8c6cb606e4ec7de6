import { readArrival } from "@/core/flow/runtime/arrival";
import { storableText } from "../../platform/storable-text";
import type { RequestFacts } from "../routing/request-facts";
import type { CallbackRequestInput } from "./schema";

const UTM = ["source", "medium", "campaign", "term", "content"];

/**
 * What brought the visitor. A campaign stands in the address of the page that was asked from or, where the visitor has
 * gone on since, of the one on which the visit began. Who names no such page is no widget, and has to name the source.
 */
export function arrivalOf({
  page,
  landing,
  referrer = "",
  source,
}: CallbackRequestInput): Pick<RequestFacts, "referrer" | "source" | "utm"> {
  const began = landing ? readArrival(new URL(landing), referrer) : null;
  const utm = utmOf(page);
  return {
    referrer: referrer || null,
    source: source ?? began?.source ?? null,
    utm: landing && Object.keys(utm).length === 0 ? utmOf(landing) : utm,
  };
}

/** The five UTM parameters of a page, as they stood in its address. */
function utmOf(page: string): Record<string, string> {
  const query = new URL(page).searchParams;
  return Object.fromEntries(
    UTM.flatMap((name) => {
      const value = query.get(`utm_${name}`);
      return value ? [[name, storableText(value.slice(0, 200))]] : [];
    }),
  );
}
