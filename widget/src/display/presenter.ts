import type { ActiveOffer } from "../offer/active-offer";
import { faceOf } from "../offer/face";
import { hasOpenDialog, isTyping } from "../page/busy";
import { safely } from "../page/safely";
import { emit } from "../public-api";
import type { Widget } from "../widget";
import { mayShow } from "./frequency";
import { logOffer } from "./offer-log";
import { createOfferSlot } from "./offer-slot";
import { isInterrupting } from "./offers";

export interface PresenterOptions {
  /** Opens the panel. */
  open(): void;
  /** Epoch milliseconds; 0 where nobody counts visits. */
  visitStartedAt(): number;
  /** The offer that the rules reach at this moment. */
  reached(): string | null;
  onEvent(event: "shown" | "missing" | "dismissed"): void;
}

export interface Presenter {
  /** What was shown stays, or the visitor is busy with us: nothing is to be decided anew. */
  isHeld(): boolean;
  /** The offer that came up by itself on this page, seen still or already closed; undefined: none did. */
  standing(): string | undefined;
  show(offer: ActiveOffer | undefined): Promise<void>;
  /** The page went on to another address. */
  turn(): void;
}

/** Puts one offer on the page at a time, when the moment is right. */
export function createPresenter(widget: Widget, options: PresenterOptions): Presenter {
  const { launcher, memory, link } = widget;
  let current: ActiveOffer | undefined;
  let isLoading = false;
  /** On another address what is shown is decided anew, and may well stay. */
  let isNewView = false;
  const toldShown = new Set<string>();

  const tell = (event: "shown" | "dismissed", { id, form }: ActiveOffer) => {
    options.onEvent(event);
    emit(link, event, { offer: id, form });
  };
  /** Once a view, however often conditions come and go. */
  const tellShown = (offer: ActiveOffer) => {
    if (toldShown.has(offer.id)) return;
    toldShown.add(offer.id);
    tell("shown", offer);
  };
  /** The corner, the colours and the panel become this offer's. */
  const present = (offer: ActiveOffer | undefined, hasButton = offer?.form === "button") => {
    widget.offer = offer;
    widget.dress(offer?.appearance);
    launcher.offer(offer && hasButton ? faceOf(offer) : undefined);
  };
  /** The way back for somebody who closed the offer and thinks again: the round button. */
  const leaveButton = (offer: ActiveOffer) => {
    present(offer, true);
    launcher.shrink();
  };
  const slot = createOfferSlot(widget, {
    // Between the decision and the code a second may have gone: the visitor may be typing by now, or no longer idle.
    mayDraw: (offer) => !isInterrupting(offer) || (isGoodMoment() && options.reached() === offer.id),
    onShown(offer) {
      if (isInterrupting(offer)) {
        logOffer(memory, "shown", offer.id);
        present(offer);
        if (offer.appearance.sound === "soft") ring();
      }
      tellShown(offer);
    },
    onMissing: () => options.onEvent("missing"),
    onPress(offer) {
      if (isInterrupting(offer)) {
        slot.clear();
        logOffer(memory, "pressed", offer.id);
        leaveButton(offer);
      }
      options.open();
    },
    onDismiss(offer) {
      slot.clear();
      logOffer(memory, "dismissed", offer.id);
      leaveButton(offer);
      tell("dismissed", offer);
    },
  });

  const change = async (offer: ActiveOffer | undefined) => {
    slot.clear();
    current = offer;
    isLoading = true;
    if (offer) await loadExtras(widget, offer);
    isLoading = false;
    // What comes up by itself waits for its moment, or does not come too often: until it is there, the button stays.
    if (!isInterrupting(offer)) present(offer);
  };

  return {
    isHeld: () => widget.isBusy() || (slot.isShown() && isInterrupting(current) && !isNewView),
    standing: () =>
      current && isInterrupting(current) && toldShown.has(current.id) ? current.id : undefined,
    turn() {
      isNewView = true;
      toldShown.clear();
    },
    async show(offer) {
      const visible = offer && !widget.config.open && offer.outsideHours === "hide" ? undefined : offer;
      isNewView = false;
      if (isLoading) return;
      if (visible?.id !== current?.id) await change(visible);
      if (visible && (slot.isShown() || visible.form === "button")) tellShown(visible);
      if (!visible || slot.isTaken()) return;
      const answer = isInterrupting(visible) ? mayShow(memory, visible, options.visitStartedAt()) : "yes";
      if (answer === "closed" && widget.offer?.id !== visible.id) leaveButton(visible);
      if (answer === "yes" && (!isInterrupting(visible) || isGoodMoment())) await slot.place(visible);
    },
  };
}

/** What it asks besides the number. Without that an offer is still an offer: code that does not come stops nothing. */
async function loadExtras(widget: Widget, offer: ActiveOffer): Promise<void> {
  const { fields, departments, messengers, channels, outsideHours } = offer;
  const offersTime =
    channels.includes("call-later") || (!widget.config.open && outsideHours === "offer-time");
  const asks = [fields, departments, messengers].some((list) => list && list.length > 0);
  if (!asks && !offersTime) return;
  const code = await import("../panel/extras").catch(() => undefined);
  widget.extras ??= code?.createExtras;
}

const ring = safely(async () => (await import("../offer/chime")).chime());

const isGoodMoment = () => !isTyping() && !hasOpenDialog();
