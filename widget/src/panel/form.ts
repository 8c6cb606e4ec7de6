import { shownConsent } from "../config";
import { element, icon } from "../page/element";
import { CLOCK } from "../page/icons";
import { safely } from "../page/safely";
import { timeText } from "../texts/languages";
import type { Widget } from "../widget";
import type { Answers } from "./answers";
import type { View } from "./view";

export interface FormOptions {
  /** A sentence that belongs to no field, shown above the button. */
  message?: string;
  onSubmit(answers: Answers): Promise<void>;
  /** Every keystroke in the number, which is kept by then: a reload does not lose it. */
  onType(): void;
}

export interface FormView extends View {
  setBusy(isBusy: boolean): void;
  /** The number may have been typed elsewhere on the page since. */
  refill(): void;
  /** Marks the fields that the server found fault with, or says `message` above the button. */
  complain(complaint: { phone?: string; consent?: string; message?: string; isRetry?: boolean }): void;
}

type Field = { input: HTMLInputElement; problem: HTMLElement };

/** One number, one tick, one button. */
export function createForm(widget: Widget, options: FormOptions): FormView {
  const { texts, memory, link, offer } = widget;
  const phone = phoneField(widget, memory.read("session", "phone") ?? link.identity.phone ?? "");
  const extras = widget.extras?.(widget);
  const consent = consentField(widget);
  const message = element("p", { class: "problem message", role: "alert" }, options.message ?? "");
  const submit = element("button", { type: "submit", class: "primary" }, texts.submit);
  let isBusy = false;
  const shownAt = Date.now();

  const form = element(
    "form",
    { class: "view form", novalidate: true },
    element("h2", { id: "headline" }, offer?.words.title ?? texts.title),
    ...(offer?.words.text ? [element("p", { class: "pitch" }, offer.words.text)] : []),
    ...(offer?.isPromising && widget.config.open ? [] : [promise(widget)]),
    element("label", { class: "label", for: "phone" }, texts.phone),
    phone.input,
    phone.problem,
    ...(extras?.parts ?? []),
    element("label", { class: "consent", for: "consent" }, consent.input, consent.text),
    consent.problem,
    message,
    submit,
    ...(extras?.after ?? []),
  );

  const view: FormView = {
    body: form,
    focus: phone.input,
    refill() {
      phone.input.value = memory.read("session", "phone") ?? phone.input.value;
    },
    setBusy(next) {
      isBusy = next;
      // Not `disabled`: that would throw the focus away.
      submit.setAttribute("aria-disabled", String(next));
      submit.textContent = next ? texts.sending : texts.submit;
      if (next) message.textContent = "";
    },
    complain(complaint) {
      mark(phone, complaint.phone);
      mark(consent, complaint.consent);
      message.textContent = complaint.message ?? "";
      submit.textContent = complaint.isRetry ? texts.tryAgain : texts.submit;
      const faulty = complaint.phone ? phone.input : complaint.consent ? consent.input : null;
      faulty?.focus();
    },
  };
  phone.input.addEventListener(
    "input",
    safely(() => {
      mark(phone, undefined);
      memory.write("session", "phone", phone.input.value);
      options.onType();
    }),
  );
  consent.input.addEventListener(
    "change",
    safely(() => mark(consent, undefined)),
  );
  form.addEventListener(
    "submit",
    safely(async (event: SubmitEvent) => {
      event.preventDefault();
      if (isBusy) return;
      const typed = tidy(phone.input.value);
      const missing = {
        phone: /\d/.test(typed) ? undefined : texts.phoneMissing,
        consent: consent.input.checked ? undefined : texts.consentMissing,
      };
      view.complain(missing);
      if (missing.phone || missing.consent || extras?.complain()) return;
      const fillSeconds = (Date.now() - shownAt) / 1_000;
      await options.onSubmit({ phone: typed, fillSeconds, ...extras?.read() });
    }),
  );
  return view;
}

/** Only what copying from a page brings along; what a number is, the server knows. */
function tidy(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/^tel:/i, "")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function phoneField(widget: Widget, value: string): Field {
  const input = element("input", {
    id: "phone",
    class: "phone",
    type: "tel",
    name: "tel",
    autocomplete: "tel",
    inputmode: "tel",
    required: true,
    maxlength: "40",
    "aria-describedby": "phone-problem",
    lang: widget.language,
  });
  input.value = value;
  return { input, problem: element("p", { id: "phone-problem", class: "problem" }) };
}

/** Never ticked beforehand, and not after a reload either: ticking is the visitor's own act. */
function consentField(widget: Widget): Field & { text: HTMLElement } {
  const { consent, language } = widget.config;
  const input = element("input", {
    id: "consent",
    class: "tick",
    type: "checkbox",
    required: true,
    "aria-describedby": "consent-problem",
  });
  return {
    input,
    text: element("span", {}, shownConsent(consent, widget.language, language)?.text ?? ""),
    problem: element("p", { id: "consent-problem", class: "problem" }),
  };
}

function mark(field: Field, problem: string | undefined): void {
  field.problem.textContent = problem ?? "";
  if (problem) field.input.setAttribute("aria-invalid", "true");
  else field.input.removeAttribute("aria-invalid");
}

/** How soon we call: measured, or when we open; nothing where we know neither. */
function promise({ config, texts, language }: Widget): HTMLElement {
  const line = element("p", { class: "promise" });
  if (config.open) {
    // Rounded up: a promise is not made prettier than what was measured.
    const seconds = config.typicalSeconds === null ? null : Math.ceil(config.typicalSeconds / 5) * 5;
    if (seconds) line.append(icon(CLOCK), texts.usually(seconds));
  } else if (config.opensAt) {
    line.append(texts.closedUntil(timeText(config.opensAt, language, new Date())));
  } else line.append(texts.closed);
  return line;
}
