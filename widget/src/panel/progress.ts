import type { CallbackStatus } from "@/core/widget-contract/wire";
import type { ServerClock } from "../callback/clock";
import { element, icon, pressable } from "../page/element";
import { safely } from "../page/safely";
import { timeText } from "../texts/languages";
import type { Widget } from "../widget";
import { clockText, createStageLine } from "./stage-line";
import type { View } from "./view";
import { isWaiting, lateness, wordingOf } from "./wording";

export interface ProgressView extends View {
  show(status: CallbackStatus, promised: string | null): void;
  setConnected(isConnected: boolean): void;
}

const TICK_MS = 500;

/** From "we have your number" to "have a good talk": the stage line, what is happening, and how long it will take. */
export function createProgress(
  widget: Widget,
  clock: ServerClock,
  onCancel: () => Promise<boolean>,
): ProgressView {
  const { texts } = widget;
  const line = createStageLine(texts);
  const badge = element("div", { class: "badge" });
  const headline = element("h2", { id: "headline", tabindex: "-1" });
  const detail = element("p", { class: "detail" });
  const number = element("span", { class: "number" });
  const unit = element("span", { class: "unit" });
  const count = element("p", { class: "count", role: "timer", "aria-live": "off" }, number, unit);
  const trouble = element("p", { class: "trouble", role: "status" });
  const cancel = cancelButton(widget, onCancel, trouble);
  let current: { status: CallbackStatus; promised: string | null } | undefined;

  const tick = safely(() => {
    if (!current || document.visibilityState === "hidden") return;
    const { status, promised } = current;
    line.show(status, clock.now());
    write(detail, detailText(widget, status, lateness(status, promised, clock.now())));
    showCount(widget, { count, number, unit }, current, clock.now());
  });
  const timer = window.setInterval(tick, TICK_MS);

  return {
    body: element(
      "div",
      { class: "view progress" },
      line.list,
      badge,
      headline,
      element("div", { class: "now-zone" }, detail, count),
      element("div", { class: "foot" }, trouble, cancel),
    ),
    focus: headline,
    leave: () => clearInterval(timer),
    setConnected: (isConnected) => write(trouble, isConnected ? "" : texts.reconnecting),
    show(status, promised) {
      current = { status, promised };
      const wording = wordingOf(status, texts);
      if (badge.dataset.tone !== wording.tone) {
        badge.dataset.tone = wording.tone;
        badge.replaceChildren(icon(wording.icon));
      }
      badge.classList.toggle("pulsing", wording.isRinging);
      write(headline, wording.headline);
      const canCancel =
        isWaiting(status) || status.stage === "scheduled" || status.stage === "customer-ringing";
      if (!canCancel && cancel.matches(":focus")) headline.focus();
      cancel.hidden = !canCancel;
      tick();
    },
  };
}

/** Without touching the page when nothing changed: every write would be an event for screen readers. */
function write(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

function cancelButton(widget: Widget, onCancel: () => Promise<boolean>, trouble: HTMLElement): HTMLElement {
  const { texts } = widget;
  let isBusy = false;
  const cancel = pressable(
    "plain",
    safely(async () => {
      if (isBusy) return;
      isBusy = true;
      cancel.textContent = texts.cancelling;
      trouble.textContent = (await onCancel()) ? "" : texts.cancelFailed;
      cancel.textContent = texts.cancel;
      isBusy = false;
    }),
    texts.cancel,
  );
  return cancel;
}

function detailText(
  widget: Widget,
  status: CallbackStatus,
  late: { seconds: number | null } | undefined,
): string {
  const { texts } = widget;
  const arranged = status.nextStep?.text ?? "";
  if (late) {
    const meanwhile = status.stage === "operator-answered" ? texts.almostThere : texts.stillLooking;
    return `${texts.late(late.seconds)} ${arranged || meanwhile}`;
  }
  if (status.stage === "customer-ringing") return texts.answer;
  if (status.stage === "talking") return texts.afterTalk;
  return arranged || widget.offer?.words.sent || texts.mayClose;
}

/** The one big figure: seconds until the phone rings, the number that rings, the hour of a planned call, the talk's length. */
function showCount(
  widget: Widget,
  parts: { count: HTMLElement; number: HTMLElement; unit: HTMLElement },
  { status, promised }: { status: CallbackStatus; promised: string | null },
  nowMs: number,
): void {
  const { texts, language } = widget;
  const figure = (text: string, unit = "") => {
    write(parts.number, text);
    write(parts.unit, unit);
    // A date or a phone number instead of a figure.
    parts.number.classList.toggle("long", text.length > 6);
    parts.count.hidden = text === "";
  };
  if (status.stage === "scheduled") {
    const at = status.nextStep && "at" in status.nextStep ? status.nextStep.at : null;
    return figure(at ? timeText(at, language, new Date(nowMs)) : "");
  }
  if (status.stage === "customer-ringing") return figure(status.phoneMasked);
  if (status.stage === "talking") {
    const since = status.stages.at(-1)?.at ?? status.now;
    return figure(clockText(Math.max(0, Math.floor((nowMs - Date.parse(since)) / 1_000))));
  }
  const leftMs = status.promiseAt && isWaiting(status) ? Date.parse(status.promiseAt) - nowMs : 0;
  if (leftMs <= 0 || lateness(status, promised, nowMs)) return figure("");
  const seconds = Math.ceil(leftMs / 1_000);
  figure(String(seconds), texts.untilRing(seconds));
}
