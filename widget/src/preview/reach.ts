import type { OfferForm } from "@/core/flow/runtime/offer";
import type { PreviewScene, PreviewState } from "@/core/widget-contract/preview";

/** How long a step may take: a slow laptop that fetches the widget for the first time. */
const PATIENCE_MS = 6_000;
const LOOK_EVERY_MS = 20;
const UNASKED: readonly OfferForm[] = ["popup", "slide-in", "bar"];
/** What can be seen once a request was sent. */
const AFTER_REQUEST: readonly PreviewState[] = [
  "requested",
  "operator-ringing",
  "operator-answered",
  "customer-ringing",
  "talking",
  "conversation",
  "unreached",
  "scheduled",
];

/** Does what a visitor would do to get there: presses, types, sends. Answers whether anything of ours is to be seen. */
export async function reach({ state, config, language }: PreviewScene): Promise<"widget" | "nothing"> {
  const offer = Object.values(config.display?.program.offers ?? {})[0];
  await until(() => launcher());
  if (!offer || (!config.open && offer.outsideHours === "hide")) return "nothing";
  const form = offer.form;
  const card = UNASKED.includes(form) ? await until(() => inWidget(".offer-press")) : null;
  if (form === "button") await until(() => launcher(":not(.idle)"));
  if (form === "inline") await until(inlineForm);
  if (state === "offer") return form === "hidden" || form === "integrated" ? "nothing" : "widget";
  if (state === "closed") return close(form);

  if (card) card.click();
  else if (form !== "inline") openPanel();
  const fields = await until(() => (form === "inline" ? inlineForm() : inWidget("form")));
  if (state === "panel" || state === "outside-hours") return "widget";
  fillIn(fields, language);
  if (AFTER_REQUEST.includes(state)) await until(() => inWidget(".panel:not([hidden]) .progress"));
  else await until(() => fields?.querySelector('[aria-disabled="true"], .problem:not(:empty)'));
  return "widget";
}

const inWidget = (selector: string): HTMLElement | null =>
  document.querySelector("perezvon-widget")?.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const launcher = (also = "") => inWidget(`.launcher${also}`);
const inlineForm = () =>
  document.querySelector("perezvon-inline")?.shadowRoot?.querySelector<HTMLElement>("form") ?? null;

/** By the page's own code, as an offer without a button is meant to be. */
function openPanel(): void {
  const api: unknown = Reflect.get(window, "perezvon");
  if (typeof api === "object" && api !== null) Reflect.apply(Reflect.get(api, "open"), api, []);
}

async function close(form: OfferForm): Promise<"widget" | "nothing"> {
  if (form === "inline" || form === "hidden" || form === "integrated") return "nothing";
  if (form !== "button") inWidget(".offer-close")?.click();
  await until(() => launcher(":not(.idle)"));
  return "widget";
}

/** A number nobody has, and the tick that the visitor gives. */
function fillIn(form: HTMLElement | null, language: string): void {
  if (!(form instanceof HTMLFormElement)) return;
  const phone = form.querySelector<HTMLInputElement>("#phone");
  const consent = form.querySelector<HTMLInputElement>("#consent");
  if (phone) {
    phone.value = language.startsWith("ru") ? "+7 495 000-01-23" : "+44 20 7946 0123";
    phone.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (consent && !consent.checked) consent.click();
  form.requestSubmit();
}

/** Null where it did not come: the picture is then what there is. */
async function until<T>(look: () => T | null | undefined): Promise<T | null> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const found = look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  return null;
}
