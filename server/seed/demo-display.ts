import type { FlowDocument } from "@/core/flow/document";
import { displayFlow, offerWith, place } from "@/core/flow/templates/template";

/** Pages of the demo shop with many products, or with none. */
const SECTIONS = ["/demo/shoes", "/demo/jackets", "/demo/delivery", "/demo/contacts"];

/**
 * What the demo shop shows: nothing of ours on the contacts, where the shop's own form asks for the call; a bar to
 * visitors whom an ad brought while an operator is free, a pop-up to those who come back to products and read, and to
 * everybody else the button.
 */
export const demoDisplay: FlowDocument = displayFlow(
  [
    place("start", "start", [0, 1]),
    place("contacts", "page-url", [1, 1], { part: "path", match: "is", values: ["/demo/contacts"] }),
    place("form", "offer", [2, 2], formOffer()),
    place("paid", "source", [2, 0], { values: ["ads"] }),
    place("free", "operators-free", [3, 0], { atLeast: 1, teamId: "" }),
    place("bar", "offer", [4, 0], barOffer()),
    place("product", "group", [3, 1], {
      mode: "all",
      conditions: [
        {
          kind: "page-url",
          not: false,
          config: { part: "path", match: "starts", values: ["/demo/"] },
        },
        { kind: "page-url", not: true, config: { part: "path", match: "is", values: SECTIONS } },
      ],
    }),
    place("interested", "group", [4, 1], {
      mode: "any",
      conditions: [
        { kind: "returning", not: false, config: {} },
        {
          kind: "pages-viewed",
          not: false,
          config: { comparison: "at-least", value: 3, to: 3 },
        },
      ],
    }),
    place("reading", "time-on-page", [5, 1], { atLeast: 20 }),
    place("help", "offer", [6, 1], helpOffer()),
    place("button", "offer", [6, 2], offerWith({ form: "button", name: "Button" })),
  ],
  [
    "start.next>contacts",
    "contacts.yes>form",
    "contacts.no>paid",
    "paid.yes>free",
    "paid.no>product",
    "free.yes>bar",
    "free.no>button",
    "product.yes>interested",
    "product.no>button",
    "interested.yes>reading",
    "interested.no>button",
    "reading.yes>help",
    "reading.no>button",
  ],
);

function barOffer() {
  return offerWith({
    form: "bar",
    name: "Bar for visitors from ads",
    appearance: { position: "bottom" },
    texts: {
      en: {
        title: "Talk to {site} in about {seconds} seconds",
        text: "Leave your number: we call you, the call costs you nothing.",
        button: "Call me back",
      },
      ru: {
        title: "Перезвоним примерно через {seconds} секунд",
        text: "Оставьте номер: позвоним сами, звонок для вас бесплатный.",
        button: "Жду звонка",
      },
    },
  });
}

function formOffer() {
  return offerWith({
    form: "integrated",
    name: "Form on the contacts page",
    places: {
      phone: { selectors: ["#contact-phone", 'form input[name="phone"]'] },
      button: { selectors: ["#contact-form button"] },
      name: { selectors: ["#contact-name", 'form input[name="name"]'] },
    },
    texts: {
      en: {
        title: "We call you back",
        text: "We call you in about {seconds} seconds.",
        button: "Call me back",
      },
      ru: {
        title: "Перезвоним вам",
        text: "Позвоним примерно через {seconds} секунд.",
        button: "Жду звонка",
      },
    },
    outsideHours: "same",
  });
}

function helpOffer() {
  return offerWith({
    form: "popup",
    name: "Help with the size",
    texts: {
      en: {
        title: "Not sure about the size?",
        text: "We call you in about {seconds} seconds and find the right one together.",
        button: "Call me back",
      },
      ru: {
        title: "Сомневаетесь в размере?",
        text: "Позвоним примерно через {seconds} секунд и подберём вместе.",
        button: "Жду звонка",
      },
    },
  });
}
