import type { CallbackStatus } from "@/core/widget-contract/wire";
import type { ServerClock } from "../callback/clock";
import { element, icon, pressable } from "../page/element";
import { STAR } from "../page/icons";
import { safely } from "../page/safely";
import type { Texts } from "../texts/texts";
import type { Widget } from "../widget";
import { createStageLine } from "./stage-line";
import type { View } from "./view";
import { wordingOf } from "./wording";

const SCORES = [1, 2, 3, 4, 5] as const;

export interface EndingOptions {
  status: CallbackStatus;
  clock: ServerClock;
  /** Answers whether the server took it. */
  onRate(score: number): Promise<boolean>;
  onAgain(): void;
}

/** What came of it: after a talk the rating, otherwise what is arranged now. */
export function createEnding(widget: Widget, options: EndingOptions): View {
  const { texts } = widget;
  const { status } = options;
  const wording = wordingOf(status, texts);
  const line = createStageLine(texts);
  line.show(status, options.clock.now());
  const headline = element("h2", { id: "headline", tabindex: "-1" }, wording.headline);
  const talked = status.outcome === "conversation";
  const detail = talked && status.talkSeconds > 0 ? texts.talked(status.talkSeconds) : "";
  const badge = element("div", { class: "badge", "data-tone": wording.tone }, icon(wording.icon));
  const again = pressable(talked ? "plain" : "primary", safely(options.onAgain), texts.again);
  return {
    body: element(
      "div",
      { class: "view progress" },
      line.list,
      badge,
      headline,
      element("p", { class: "detail" }, status.nextStep?.text || detail),
      talked ? rating(texts, status.rating, options.onRate) : "",
      element("div", { class: "foot" }, again),
    ),
    focus: headline,
  };
}

function rating(texts: Texts, given: number | null, onRate: EndingOptions["onRate"]): HTMLElement {
  const answer = element("p", { class: "rated", role: "status" });
  let score = given ?? 0;
  const stars = SCORES.map((value) => {
    const star = pressable(
      "star",
      safely(() => rate(value)),
      icon(STAR),
    );
    star.setAttribute("aria-label", texts.score(value));
    return star;
  });
  const paint = () => {
    stars.forEach((star, at) => {
      star.classList.toggle("lit", at < score);
      star.setAttribute("aria-pressed", String(at === score - 1));
    });
  };
  const rate = async (value: number) => {
    const before = score;
    score = value;
    paint();
    const isTaken = await onRate(value);
    // A newer press has its own answer under way.
    if (score !== value) return;
    if (!isTaken) score = before;
    answer.textContent = isTaken ? texts.rated : texts.rateFailed;
    paint();
  };
  paint();
  return element(
    "div",
    { class: "rating", role: "group", "aria-labelledby": "rate" },
    element("p", { id: "rate" }, texts.rate),
    element("div", { class: "stars" }, ...stars),
    answer,
  );
}
