import type { ActiveOffer } from "../offer/active-offer";
import type { Answers } from "../panel/answers";
import { createForm, type FormView } from "../panel/form";
import type { Stage } from "../panel/view";
import type { Widget } from "../widget";
import { ask, loadTracking } from "./asking";
import { type Remembered, recall } from "./remembered";
import type { Tracking } from "./tracking";

/** The visitor's way: ask, watch, rate. Goes on while the panel is closed; the button shows the news then. */
export interface Journey {
  /** The panel opens; with a sentence for the form, where one is to be said. */
  enter(message?: string): void;
  /** The panel was closed: what is finished is put away. */
  exit(): void;
  resume(): Promise<void>;
}

export function createJourney(widget: Widget, stage: Stage): Journey {
  const { link, memory } = widget;
  let tracking: Tracking | undefined;
  let form: FormView | undefined;
  /** The offer whose words and fields the form has. */
  let formOffer: ActiveOffer | undefined;

  function showForm(message?: string): void {
    tracking = undefined;
    formOffer = widget.offer;
    const own = createForm(widget, {
      message,
      onType() {
        // What comes after the form, fetched while the visitor types. A failure shows when it is needed.
        loadTracking().catch(() => {});
      },
      onSubmit: (answers) => submit(own, answers),
    });
    form = own;
    stage.show(own);
  }

  async function submit(asked: FormView, answers: Answers): Promise<void> {
    const callback = await ask(widget, asked, answers);
    if (callback) await track(callback);
  }

  async function track(callback: Remembered): Promise<void> {
    const { trackCallback } = await loadTracking();
    form = undefined;
    tracking = trackCallback(widget, { callback, stage, onLeave: showForm });
  }

  return {
    enter(message) {
      if (tracking) return;
      if (form && !message && formOffer === widget.offer) form.refill();
      else showForm(message);
    },
    exit() {
      if (!tracking?.isFinished()) return;
      tracking.putAway();
      tracking = undefined;
    },
    async resume() {
      if (tracking) return;
      const kept = recall(memory, link.base);
      if (kept) await track(kept);
    },
  };
}
