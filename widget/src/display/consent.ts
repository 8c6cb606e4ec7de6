import type { Memory } from "../page/memory";
import type { Widget } from "../widget";
import type { Source, Watch } from "./source";
import { listenToPage } from "./told-facts";

/** Everything that would outlive the visit, except a planned call, which is kept because the visitor asked for it. */
const KEYS = ["visits", "offers", "requested", "outcome", "visitor"];

/** Where nothing may last, what an earlier setting left is forgotten; otherwise consent decides, whenever it comes. */
export function keepWithConsent({ link, memory, config }: Widget, watch: Watch): void {
  if (config.memory === "visit") return forget(memory);
  const follow = followConsent(memory, listenToPage(link, { ...watch, needs: ["consent"] }));
  follow();
  watch.onTick(follow);
}

/**
 * Lets memory last once the page's consent says so, and forgets where it is denied. Answers what is to be done
 * again and again: consent comes, and goes, while the page is read.
 */
function followConsent(memory: Memory, told: Source): () => void {
  return () => {
    const consent = told("consent");
    if (consent === "granted" && !memory.lasts) remember(memory);
    if (consent === "denied") forget(memory);
  };
}

/** What an earlier visit left stands; what only this one knows joins it. */
function remember(memory: Memory): void {
  for (const key of KEYS) {
    const ofVisit = memory.read("lasting", key);
    memory.write("lasting", key, null);
    memory.lasts = true;
    if (ofVisit !== null && memory.read("lasting", key) === null) memory.write("lasting", key, ofVisit);
    memory.lasts = false;
  }
  memory.lasts = true;
}

/** For this visit it is known still, so that nobody is asked twice; afterwards it is not. */
function forget(memory: Memory): void {
  for (const key of KEYS) {
    memory.lasts = true;
    const kept = memory.read("lasting", key);
    if (kept === null) continue;
    memory.write("lasting", key, null);
    memory.lasts = false;
    if (key !== "visitor" && memory.read("lasting", key) === null) memory.write("lasting", key, kept);
  }
  memory.lasts = false;
}
