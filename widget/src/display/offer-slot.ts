import type { ActiveOffer } from "../offer/active-offer";
import type { Place, Placed } from "../offer/placed";
import type { Widget } from "../widget";

/** The one place for an offer, whatever its form. */
export interface OfferSlot {
  /** Something stands there, or is waiting for its place on the page. */
  isTaken(): boolean;
  /** It can be seen. */
  isShown(): boolean;
  place(offer: ActiveOffer): Promise<void>;
  clear(): void;
}

export interface SlotOptions {
  /** Asked once the code is there: the moment may be over by then. */
  mayDraw(offer: ActiveOffer): boolean;
  onShown(offer: ActiveOffer): void;
  onMissing(offer: ActiveOffer): void;
  onPress(offer: ActiveOffer): void;
  onDismiss(offer: ActiveOffer): void;
}

const NOTHING: Placed = { remove() {} };

/** Each form's code comes when an offer of that form is about to be shown. The button is there anyway. */
const FORMS: Partial<Record<ActiveOffer["form"], () => Promise<Place>>> = {
  popup: async () => (await import("../offer/popup")).placePopup,
  "slide-in": async () => (await import("../offer/slide-in")).placeSlideIn,
  bar: async () => (await import("../offer/bar")).placeBar,
  inline: async () => (await import("../offer/inline")).placeInline,
  integrated: async () => (await import("../offer/integrated")).placeIntegrated,
};

export function createOfferSlot(widget: Widget, options: SlotOptions): OfferSlot {
  let placed: Placed | undefined;
  let isShown = false;
  /** Counts what was asked for: a chunk that arrives for an offer which is gone draws nothing. */
  let turn = 0;

  return {
    isTaken: () => placed !== undefined,
    isShown: () => isShown,
    clear() {
      turn += 1;
      placed?.remove();
      placed = undefined;
      isShown = false;
    },
    async place(offer) {
      const form = FORMS[offer.form];
      if (!form) return;
      const own = ++turn;
      const draw = await form().catch((error: unknown) => {
        // Once a page is enough: whatever is wrong with it is still wrong a second later.
        placed = NOTHING;
        throw error;
      });
      if (own !== turn || !options.mayDraw(offer)) return;
      // The same for a selector that is none.
      placed = NOTHING;
      placed = draw({
        widget,
        offer,
        onShown() {
          if (isShown) return;
          isShown = true;
          options.onShown(offer);
        },
        onMissing: () => options.onMissing(offer),
        onPress: () => options.onPress(offer),
        onDismiss: () => options.onDismiss(offer),
      });
    },
  };
}
