import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";
import type { Offer, OfferPlaces } from "../../runtime/offer";
import { MESSENGER_KINDS, messengerUrl } from "./messenger-url";

export const OFFER_FORMS = ["button", "popup", "slide-in", "bar", "inline", "integrated", "hidden"] as const;
export const OFFER_FIELDS = ["name", "topic", "email", "company", "comment"] as const;
export const OFFER_CHANNELS = ["call-now", "call-later"] as const;
export const OFFER_VARIABLES = ["seconds", "page", "site"] as const;

export const OFFER_PLACES = ["phone", "button", "name", "consent", "status"] as const;

const selectors = z.array(z.string().trim().min(1).max(300)).min(1).max(8);
const locator = z.object({
  selectors,
  within: z.array(selectors).max(6).optional(),
  text: z.string().max(120).optional(),
});

/** What was picked on the site: each part by a locator. */
export const offerPlaces = z.object({
  phone: locator.optional(),
  button: locator.optional(),
  name: locator.optional(),
  consent: locator.optional(),
  status: locator.optional(),
});

const isVariable = (name: string) => OFFER_VARIABLES.some((variable) => variable === name);

const words = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => [...text.matchAll(/\{([^}]*)\}/g)].every(([, name]) => isVariable(name ?? "")), {
      error: "Variables are {seconds}, {page} and {site}.",
      params: { reason: "unknown-variable" },
    });
const needed = (max: number) => words(max).min(1, "Write something.");

const topics = z.array(z.string().trim().min(1, "Write something.").max(80)).max(12);
const label = z.string().trim().max(60);

const departments = z
  .array(
    z.object({
      id: z.string().min(1).max(40),
      labels: z.record(z.string(), label),
      routingFlowId: z.string().min(1).optional(),
    }),
  )
  .max(12)
  .superRefine((list, context) => {
    list.forEach(({ id, labels }, at) => {
      const place = (name: string, reason: string, message: string) =>
        context.addIssue({ code: "custom", path: [at, name], message, params: { reason } });
      if (!Object.values(labels).some((text) => text !== "")) place("labels", "missing", "Write something.");
      if (list.findIndex((other) => other.id === id) !== at) place("id", "doubled", "This id is taken.");
    });
  });

const messengers = z
  .array(
    z
      .object({ kind: z.enum(MESSENGER_KINDS), to: z.string().trim().max(300), label: label.optional() })
      .superRefine(({ kind, to, label: words }, context) => {
        const place = (name: string, reason: string, message: string) =>
          context.addIssue({ code: "custom", path: [name], message, params: { reason } });
        if (to === "") place("to", "missing", "Write something.");
        else if (messengerUrl(kind, to) === null) place("to", "malformed", "This leads to no chat.");
        if (kind === "custom" && !words) place("label", "missing", "Write something.");
      }),
  )
  .max(6);

const days = z.number().int().min(0).max(365);

export const offerConfig = z
  .object({
    form: z.enum(OFFER_FORMS),
    name: z.string().trim().min(1, "Give the offer a name.").max(80),
    texts: z
      .record(
        z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "A language is written like en or pt-BR."),
        z.object({
          title: needed(120),
          text: words(400),
          button: needed(40),
          sent: words(200).optional(),
          topics: topics.optional(),
        }),
      )
      .refine((texts) => Object.keys(texts).length > 0, "Write the offer in at least one language."),
    appearance: z.object({
      color: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, "A colour is written like #4f46e5.")
        .nullable(),
      position: z.enum(["right", "left", "top", "bottom"]),
      icon: z.enum(["phone", "bell", "chat", "headset", "none"]),
      theme: z.enum(["light", "dark", "auto"]).nullable(),
      sound: z.enum(["none", "soft"]).optional(),
    }),
    fields: z.array(z.enum(OFFER_FIELDS)).max(OFFER_FIELDS.length),
    channels: z.array(z.enum(OFFER_CHANNELS)).min(1, "Choose at least one way to be called."),
    outsideHours: z.enum(["offer-time", "hide", "same"]),
    frequency: z.object({
      perSession: z.number().int().min(1).max(50).nullable(),
      perDays: z
        .object({ times: z.number().int().min(1).max(100), days: z.number().int().min(1).max(90) })
        .nullable(),
      afterDismissalDays: days,
      afterRequestDays: days,
    }),
    selector: z.string().trim().min(1).max(200).optional(),
    places: offerPlaces.optional(),
    routingFlowId: z.string().min(1).optional(),
    departments: departments.optional(),
    messengers: messengers.optional(),
  })
  .refine(({ form, selector }) => form !== "inline" || selector !== undefined, {
    path: ["selector"],
    error: "Say where on the page: a CSS selector such as #contacts.",
    params: { reason: "missing" },
  })
  .refine(
    ({ form, selector, places }) => form !== "integrated" || selector !== undefined || hasPlace(places),
    {
      path: ["places"],
      error: "Choose the phone field or the button on your site.",
      params: { reason: "missing" },
    },
  );
export type ChosenPlaces = z.infer<typeof offerPlaces>;

const hasPlace = (places: OfferPlaces | undefined): boolean =>
  places?.phone !== undefined || places?.button !== undefined;

export type OfferConfig = z.infer<typeof offerConfig>;

/** The end of a way: what the visitor is shown. One kind; its `form` says which sort. */
export const offer: NodeDefinition<OfferConfig> = {
  kind: "offer",
  config: offerConfig,
  defaults: {
    form: "popup",
    name: "Call back",
    texts: {
      en: {
        title: "Shall we call you?",
        text: "Leave your number and we will ring you in about {seconds} seconds.",
        button: "Call me back",
      },
      ru: {
        title: "Перезвонить вам?",
        text: "Оставьте номер, и мы позвоним примерно через {seconds} секунд.",
        button: "Жду звонка",
      },
    },
    appearance: { color: null, position: "right", icon: "phone", theme: null, sound: "none" },
    fields: [],
    channels: ["call-now", "call-later"],
    outsideHours: "offer-time",
    frequency: {
      perSession: 1,
      perDays: { times: 3, days: 30 },
      afterDismissalDays: 7,
      afterRequestDays: 30,
    },
  },
  ports: [],
  group: "offer",
  fields: [
    { name: "form", input: "choice", options: OFFER_FORMS },
    { name: "name", input: "text", max: 80 },
    { name: "selector", input: "selector", when: { field: "form", is: ["inline"] } },
    { name: "places", input: "own", when: { field: "form", is: ["integrated"] } },
    { name: "texts", input: "own" },
    { name: "appearance", input: "own" },
    { name: "fields", input: "choices", options: OFFER_FIELDS },
    { name: "departments", input: "own" },
    { name: "channels", input: "choices", options: OFFER_CHANNELS },
    { name: "messengers", input: "own" },
    { name: "outsideHours", input: "choice", options: ["offer-time", "hide", "same"] },
    { name: "frequency", input: "own", when: { field: "form", is: ["popup", "slide-in", "bar"] } },
    { name: "routingFlowId", input: "routing-flow" },
  ],
  waits: false,
};

/**
 * The offer as a program carries it. A place that its form cannot take becomes the nearest that it can, so that
 * changing the form in the editor never leaves a config that is refused.
 */
export function offerOf(config: OfferConfig): Offer {
  const { position } = config.appearance;
  const across = position === "left" ? "left" : "right";
  const along = position === "top" ? "top" : "bottom";
  const messengers = config.messengers?.flatMap(({ kind, to, label: words }) => {
    const url = messengerUrl(kind, to);
    return url ? [{ kind, url, ...(words ? { label: words } : {}) }] : [];
  });
  return {
    ...config,
    messengers,
    appearance: { ...config.appearance, position: config.form === "bar" ? along : across },
  };
}
