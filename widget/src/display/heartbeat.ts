import type { FactKey } from "@/core/widget-contract/visitor-facts";
import { safely } from "../page/safely";
import type { Watch } from "./source";

const BEAT_MS = 1_000;
/** A computer that slept did not read: no beat counts for more. */
const MOST_SECONDS = 2;
const CHANGE_MS = 50;

/**
 * The pulse of the display rules: beats about once a second while the page is visible, and notices when a page goes on
 * to another address without a reload (which no event tells of in every browser, and wrapping `history` would be rude).
 */
export function startHeartbeat(needs: readonly FactKey[], onChange: () => void): Watch {
  const ticks: ((seconds: number) => void)[] = [];
  const turns: (() => void)[] = [];
  let address = addressNow();
  let beatAt = performance.now();
  let waiting = 0;

  const changed = () => {
    if (waiting) return;
    waiting = window.setTimeout(
      safely(() => {
        waiting = 0;
        onChange();
      }),
      CHANGE_MS,
    );
  };
  const beat = safely(() => {
    const now = performance.now();
    const seconds = Math.min(MOST_SECONDS, (now - beatAt) / 1_000);
    beatAt = now;
    if (document.visibilityState === "hidden") return;
    if (addressNow() !== address) {
      address = addressNow();
      for (const turn of turns) turn();
    }
    for (const tick of ticks) tick(seconds);
    changed();
  });
  setInterval(beat, BEAT_MS);
  window.addEventListener("popstate", beat);
  // The time while it was hidden is nobody's.
  document.addEventListener("visibilitychange", () => {
    beatAt = performance.now();
  });
  return {
    needs,
    changed,
    onTick: (task) => void ticks.push(task),
    onTurn: (task) => void turns.push(task),
  };
}

const addressNow = () => location.href.split("#")[0];
