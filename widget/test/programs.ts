import type { DisplayProgram, Predicate } from "@/core/flow/runtime/display-program";
import type { Offer, OfferForm } from "@/core/flow/runtime/offer";
import type { FactKey } from "@/core/widget-contract/visitor-facts";
import type { LiveDisplay } from "@/core/widget-contract/wire";

export const OFFER = "offer-1";

export function offer(form: OfferForm, change: Partial<Offer> = {}): Offer {
  return {
    form,
    name: "Test",
    texts: {
      en: {
        title: "Shall we call you?",
        text: "About {page}, in {seconds} seconds.",
        button: "Yes, call me",
      },
      ru: { title: "Позвонить вам?", text: "Позвоним через {seconds} секунд.", button: "Жду звонка" },
    },
    appearance: { color: null, position: "right", icon: "phone", theme: null },
    fields: [],
    channels: ["call-now"],
    outsideHours: "same",
    frequency: { perSession: null, perDays: null, afterDismissalDays: 0, afterRequestDays: 0 },
    selector: form === "inline" ? "#place" : form === "integrated" ? "#own" : undefined,
    ...change,
  };
}

/** Shows the offer to everybody. */
export const always = (shown: Offer): LiveDisplay =>
  live({
    steps: [
      ["start", "start", 1],
      ["show", OFFER],
    ],
    needs: [],
    offers: { [OFFER]: shown },
  });

/** Shows the offer where the predicate holds, and else nothing. */
export const where = (predicate: Predicate, needs: FactKey[], shown: Offer = offer("button")): LiveDisplay =>
  live({
    steps: [
      ["start", "start", 1],
      ["if", "condition", predicate, 2, 3],
      ["show", OFFER],
      ["nothing", "none"],
    ],
    needs,
    offers: { [OFFER]: shown },
  });

const live = (program: Omit<DisplayProgram, "format" | "kind">): LiveDisplay => ({
  flowId: "flow-1",
  revision: 3,
  program: { format: 1, kind: "display", ...program },
  hasPlainButton: false,
});
