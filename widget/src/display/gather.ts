import type { DisplayProgram } from "@/core/flow/runtime/display-program";
import type { FactKey, Facts } from "@/core/widget-contract/visitor-facts";
import type { Widget } from "../widget";
import type { History } from "./history";
import { pageFacts } from "./page-facts";
import { needsOneOf, type Source, type Watch } from "./source";

const PAGE = "url path title language query cookie screen-width visitor";
const DEVICE = "device os browser";
const CLOCK = "time-zone minute weekday date";
const BEHAVIOUR = "seconds-on-page scroll-depth exit-intent seconds-idle clicks text-copied visible";
const TOLD = "attribute event cart-value consent";
const SERVER = "operators-free expected-wait team-open country region shown-site-today budget-left";
/** What is in none of these is the history of the visitor. */
const ELSEWHERE = [PAGE, DEVICE, CLOCK, BEHAVIOUR, TOLD, SERVER].join(" ");

export interface Gathered {
  facts(): Facts;
  history: History | undefined;
}

/** Fetches the code for what the program needs, and only that. `countsVisits`: something has to come up not too often. */
export async function gather(
  widget: Widget,
  { needs }: DisplayProgram,
  watch: Watch,
  countsVisits: boolean,
): Promise<Gathered> {
  const { link, memory, config } = widget;
  if (config.memory !== "lasting") await (await import("./consent")).keepWithConsent(widget, watch);
  const needed = (kinds: string) => needsOneOf(needs, kinds);
  const serverKeys = needs.filter((key) => needsOneOf([key], SERVER));
  const [history, ...others] = await Promise.all([
    (countsVisits || needs.some((key) => !needsOneOf([key], ELSEWHERE))) &&
      import("./history").then((chunk) => chunk.rememberVisits(memory, watch)),
    needed(DEVICE) && import("./device-facts").then((chunk) => chunk.deviceFacts()),
    needed(CLOCK) && import("./clock-facts").then((chunk) => chunk.clockFacts()),
    needed(BEHAVIOUR) && import("./behaviour").then((chunk) => chunk.watchBehaviour(watch)),
    needed(TOLD) && import("./told-facts").then((chunk) => chunk.listenToPage(link, watch)),
    serverKeys.length > 0 &&
      import("./server-facts").then((chunk) => chunk.askServer(link, watch, serverKeys)),
  ]);
  const sources: Source[] = [pageFacts];
  if (history) sources.push(history.source);
  for (const source of others) if (source) sources.push(source);
  return { history: history || undefined, facts: () => read(needs, sources) };
}

function read(needs: readonly FactKey[], sources: Source[]): Facts {
  const facts: Facts = {};
  for (const key of needs) {
    for (const source of sources) facts[key] ??= source(key);
  }
  return facts;
}
