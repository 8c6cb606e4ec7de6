import type { Source } from "@/core/widget-contract/visitor-facts";
import type { CallbackRequest } from "@/core/widget-contract/wire";
import { ARRIVAL, thisArrival } from "../page/arrival-note";
import type { Memory } from "../page/memory";

/** How the visit began, as a request tells it. Without a source the server reads one from the addresses. */
export function toldArrival(memory: Memory): Pick<CallbackRequest, "landing" | "referrer" | "source"> {
  const [landing, referrer, source] = (memory.read("session", ARRIVAL) ?? thisArrival()).split(" ");
  return {
    landing: landing?.slice(0, LONGEST) || undefined,
    referrer: referrer?.slice(0, LONGEST) || undefined,
    source: isSource(source) ? source : undefined,
  };
}

/** What the server takes: no request is lost for a longer address. */
const LONGEST = 2_000;
const SOURCES = "direct search social ads email referral internal".split(" ");

const isSource = (word: string | undefined): word is Source => word !== undefined && SOURCES.includes(word);
