import type { CallbackAccepted, CallbackRequest } from "@/core/widget-contract/wire";
import { shownConsent } from "../config";

import { json, randomId } from "../page/safely";
import { visitorId } from "../page/visitor";
import type { Answers } from "../panel/answers";
import type { FormView } from "../panel/form";
import { emit } from "../public-api";
import type { Widget } from "../widget";
import { keepIntent, type Remembered, remember, unanswered } from "./remembered";
import { toldArrival } from "./told-arrival";
import { type Answer, askForCallback, type Failure, type Intent } from "./transport";

/**
 * Sends what stands in the form, once however often it is pressed. Answers the callback that came of it, which is
 * remembered by then; undefined: it did not, and the form says why.
 */
export async function ask(widget: Widget, form: Asking, answers: Answers): Promise<Remembered | undefined> {
  form.setBusy(true);
  const intent = intentFor(widget, answers);
  keepIntent(widget.memory, intent);
  // Before asking: a request whose progress cannot be shown would look as if it had been lost.
  const code = await loadTracking().catch(() => undefined);
  return code ? deliver(widget, form, intent) : conclude(widget, form, UNAVAILABLE);
}

type Asking = Pick<FormView, "setBusy" | "complain">;

/** Sends a request that was kept; the rest is as with `ask`. */
export async function deliver(widget: Widget, form: Asking, intent: Intent): Promise<Remembered | undefined> {
  return conclude(widget, form, await askForCallback(widget.link.base, intent));
}

function conclude(widget: Widget, form: Asking, answer: Answer<CallbackAccepted>): Remembered | undefined {
  const { link, memory } = widget;
  form.setBusy(false);
  if (!answer.ok) {
    // Refused is an answer: the next press is a new request. Unavailable is none: it stays the same one.
    if (answer.failure.kind === "refused") keepIntent(memory, null);
    form.complain(complaintOf(widget, answer.failure));
    return undefined;
  }
  keepIntent(memory, null);
  emit(link, "requested", { id: answer.value.id });
  const callback = { accepted: answer.value, promised: null };
  remember(memory, callback, false);
  return callback;
}

export const loadTracking = () => import("./tracking");

const UNAVAILABLE = { ok: false, failure: { kind: "unavailable" } } as const;

/** The same words under the same key while they were not answered; a changed number or wish is a new request. */
export function intentFor(widget: Widget, answers: Answers): Intent {
  const { config, link, memory, language } = widget;
  const { phone, department, scheduledFor, fillSeconds } = answers;
  const name = link.identity.name;
  const known = { ...(name ? { name } : {}), ...answers.fields };
  const fields = Object.keys(known).length > 0 ? known : undefined;
  const wish = json({ phone, fields, department, scheduledFor }).slice(1, -1);
  const kept = unanswered(memory);
  if (kept?.body.startsWith(`{${wish},`)) return kept;
  const request = {
    phone,
    fields,
    department,
    scheduledFor,
    siteKey: link.siteKey,
    consent: true as const,
    consentVersion: shownConsent(config.consent, language, config.language)?.version,
    page: location.href,
    pageTitle: document.title,
    ...toldArrival(memory),
    fillSeconds,
    language,
    visitorId: visitorId(memory, "lasting"),
    ...widget.origin?.(),
  } satisfies CallbackRequest;
  return { key: randomId(), body: json(request) };
}

function complaintOf({ texts }: Widget, failure: Failure): Parameters<FormView["complain"]>[0] {
  if (failure.kind === "unavailable") return { message: texts.unavailable, isRetry: true };
  const { errors, detail, title } = failure.problem;
  const { phone, consent, scheduledFor } = errors ?? {};
  if (phone || consent) return { phone, consent };
  return { message: scheduledFor || detail || title || texts.refused };
}
