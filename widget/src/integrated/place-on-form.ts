import type { OfferPlaces } from "@/core/flow/runtime/offer";
import type { Placed, Placing } from "../offer/placed";
import { safely } from "../page/safely";
import type { WidgetListener } from "../public-api";
import type { Widget } from "../widget";
import { createComplaint } from "./complaint";
import { createConsent } from "./consent";
import { type OwnForm, watchForm } from "./own-form";
import { sendOwn } from "./send-own";
import { createStatusPlace } from "./status-place";

const LOOK_EVERY_MS = 500;
/** So long a page may take to draw its form. */
const MISSING_AFTER_MS = 5_000;
/** Fewer are a mask that nobody has filled in, or a country's code. */
const FEWEST_DIGITS = 3;

/**
 * The site's own form asks for the call. What the site does with it stays as it is: it is sent, checked and answered as
 * before, whatever becomes of our request.
 */
export function placeOnForm(placing: Placing, places: OfferPlaces): Placed {
  const { widget, onPress, onShown, onMissing } = placing;
  const consent = createConsent(widget);
  const complaint = createComplaint(widget);
  const status = createStatusPlace(widget, places.status);
  const underway = followCallbacks(widget);
  let isSending = false;

  const send = async (form: OwnForm) => {
    complaint.clear();
    const { name, number: phone } = form;
    // Without a number the form is about something else.
    if (isSending || underway.is() || !isNumber(phone)) return;
    const answer = consent.given(form);
    if (answer === "unticked") return complaint.say(form, { consent: widget.texts.consentMissing });
    if (answer === "unsaid") return;
    isSending = true;
    consent.hide();
    widget.memory.write("session", "phone", phone);
    const answers = { phone, ...(name ? { fields: { name } } : {}) };
    const sent = await sendOwn(widget, answers, (problem) => complaint.say(form, problem));
    isSending = false;
    if (sent) await widget.follow({ place: status.open() });
  };

  const watch = watchForm(places, {
    onSend: safely(send),
    onOpen: onPress,
    onTouch(form) {
      complaint.clear();
      if (!underway.is()) consent.show(form);
    },
    onLeave: safely(() => {
      // The focus is nowhere between two fields.
      setTimeout(safely(() => tidyUp(watch.look())));
    }),
  });
  const tidyUp = (found: OwnForm | Element | undefined) => {
    if (!found || !("phone" in found) || underway.is()) return consent.hide();
    // A number that stands there can be sent at any time, so what that means stands there as well.
    if (isNumber(found.number)) consent.show(found);
    else if (!hasFocus(found.phone)) consent.hide();
  };

  const startedAt = performance.now();
  let isTold = false;
  const look = safely(() => {
    if (document.visibilityState === "hidden") return;
    const found = watch.look();
    tidyUp(found);
    status.keep();
    if (found) onShown();
    else if (!isTold && performance.now() - startedAt > MISSING_AFTER_MS) {
      isTold = true;
      onMissing();
    }
  });
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    remove() {
      clearInterval(timer);
      watch.remove();
      underway.stop();
      consent.hide();
      complaint.clear();
    },
  };
}

const isNumber = (text: string): boolean => text.replace(/\D/g, "").length >= FEWEST_DIGITS;

function hasFocus(field: HTMLElement): boolean {
  const root: Node & { activeElement?: Element | null } = field.getRootNode();
  const { activeElement } = root;
  const own = "form" in field && field.form instanceof Object ? (field.form as Element) : undefined;
  return activeElement === field || Boolean(own && activeElement && own.contains(activeElement));
}

/** Whether a callback is on its way, whoever asked for it: a second press is no second request. */
function followCallbacks({ link }: Widget): { is(): boolean; stop(): void } {
  let isUnderway = false;
  const set = (value: boolean): WidgetListener =>
    safely(() => {
      isUnderway = value;
    });
  const entries = [
    { event: "requested" as const, listener: set(true) },
    { event: "finished" as const, listener: set(false) },
  ];
  for (const entry of entries) link.listeners.add(entry);
  return {
    is: () => isUnderway,
    stop() {
      for (const entry of entries) link.listeners.delete(entry);
    },
  };
}
