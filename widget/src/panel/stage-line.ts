import type { CallbackStatus } from "@/core/widget-contract/wire";
import { element, icon } from "../page/element";
import { ARCS, BELL, CHECK, CLOCK, HEADSET, RINGING } from "../page/icons";
import type { StageName, Texts } from "../texts/texts";

export const STAGE_ICONS: Record<StageName, string> = {
  requested: BELL,
  scheduled: CLOCK,
  "operator-ringing": HEADSET,
  "operator-answered": HEADSET,
  "customer-ringing": RINGING,
  talking: ARCS,
  finished: CHECK,
};

/** The way of every callback; `scheduled` joins only where it happened. */
const WAY: StageName[] = [
  "requested",
  "operator-ringing",
  "operator-answered",
  "customer-ringing",
  "talking",
];

/**
 * The signature row: one segment a stage, with the seconds it took so far. A stage that came twice (a second operator)
 * shows its seconds together, so that the row keeps its shape.
 */
export function createStageLine(texts: Texts): {
  list: HTMLElement;
  show(status: CallbackStatus, nowMs: number): void;
} {
  const list = element("ol", { class: "stages", "aria-label": texts.stageLine });
  let shape = "";

  return {
    list,
    show(status, nowMs) {
      const stages = status.stages.some((mark) => mark.stage === "scheduled")
        ? (["requested", "scheduled", ...WAY.slice(1)] as const)
        : WAY;
      if (shape !== stages.join()) {
        shape = stages.join();
        list.replaceChildren(...stages.map((stage) => segment(stage)));
      }
      const spent = secondsByStage(status, nowMs);
      stages.forEach((stage, at) => {
        const item = list.children[at];
        const seconds = spent.get(stage);
        const isNow = status.stage === stage;
        item?.classList.toggle("past", seconds !== undefined && !isNow);
        item?.classList.toggle("now", isNow);
        if (isNow) item?.setAttribute("aria-current", "step");
        else item?.removeAttribute("aria-current");
        const short = item?.querySelector(".time");
        const spoken = item?.querySelector(".spoken");
        if (short)
          short.textContent =
            seconds === undefined ? "" : seconds < 60 ? texts.shortSeconds(seconds) : clockText(seconds);
        if (spoken) {
          const words = texts.stages[stage];
          spoken.textContent = seconds === undefined ? words : `${words}, ${texts.seconds(seconds)}`;
        }
      });
    },
  };
}

/** Minutes and seconds as a clock shows them: 0:08, 12:30; hours alone from one on, where seconds are no news. */
export function clockText(seconds: number): string {
  const rest = String(seconds % 60).padStart(2, "0");
  return seconds < 3_600 ? `${Math.floor(seconds / 60)}:${rest}` : `${Math.floor(seconds / 3_600)}h`;
}

function segment(stage: StageName): HTMLElement {
  return element(
    "li",
    { class: `segment ${stage}` },
    element("span", { class: "bar" }),
    element(
      "span",
      { class: "mark", "aria-hidden": "true" },
      icon(STAGE_ICONS[stage]),
      element("span", { class: "time" }),
    ),
    element("span", { class: "spoken" }),
  );
}

function secondsByStage(status: CallbackStatus, nowMs: number): Map<StageName, number> {
  const spent = new Map<StageName, number>();
  status.stages.forEach((mark, at) => {
    const until = status.stages[at + 1]?.at;
    const endMs = until ? Date.parse(until) : nowMs;
    const seconds = Math.max(0, Math.round((endMs - Date.parse(mark.at)) / 1_000));
    spent.set(mark.stage, (spent.get(mark.stage) ?? 0) + seconds);
  });
  return spent;
}
