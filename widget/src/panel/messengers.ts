import type { MessengerKind } from "@/core/flow/runtime/offer";
import { element, icon } from "../page/element";
import { CHAT, HANDSET } from "../page/icons";
import { safely } from "../page/safely";
import { emit } from "../public-api";
import { EXTRA_TEXTS } from "../texts/extra-texts";
import type { Widget } from "../widget";

const BUBBLE = "M4 20l1.300-4.200A8.500 8.500 0 1 1 8.400 18.800z";

/** Drawn in our own line, and named beside it: a picture alone is known to few. */
const LOOKS: Record<MessengerKind, { name: string; path: string }> = {
  telegram: { name: "Telegram", path: "M20.500 4L3.500 11l5 2 2 6 3-4 4.500 3.500zM8.500 13l8-5.500-6 7" },
  whatsapp: {
    name: "WhatsApp",
    path: `${BUBBLE}M9 8.500c0 4 2.500 6.500 6.500 6.500v-2l-2-.8-1 1a5 5 0 0 1-2-2l1-1-.700-1.700z`,
  },
  viber: { name: "Viber", path: `${HANDSET}M14 4a6 6 0 0 1 6 6M14 7.500a2.500 2.500 0 0 1 2.500 2.500` },
  vk: { name: "VK", path: "M4 7c.500 6 3.500 10 9 10V7m0 5c3 0 5-2 6-5m-6 5c3 0 5.500 2 6.500 5" },
  custom: { name: "", path: CHAT },
};

/** Links to the company's chats, below the form. Whoever presses one writes there, and asks for no call. */
export function messengerLinks(widget: Widget): HTMLElement[] {
  const { offer, language, link } = widget;
  const messengers = (offer?.messengers ?? []).filter(
    ({ kind, url }) => LOOKS[kind] && /^(https|viber):/.test(url),
  );
  if (!offer || messengers.length === 0) return [];
  const items = messengers.map(({ kind, url, label }) => {
    const press = element(
      "a",
      { class: "messenger", href: url, target: "_blank", rel: "noopener" },
      icon(LOOKS[kind].path),
      label || LOOKS[kind].name,
    );
    press.addEventListener(
      "click",
      safely(() => emit(link, "messenger", { offer: offer.id, messenger: kind })),
    );
    return element("li", {}, press);
  });
  const words = element("p", { id: "messengers" }, EXTRA_TEXTS[language].messengers);
  return [
    element(
      "div",
      { class: "messengers" },
      words,
      element("ul", { "aria-labelledby": "messengers" }, ...items),
    ),
  ];
}
