import type { PreviewScene } from "@/core/widget-contract/preview";
import { element } from "../page/element";
import pageCss from "./page.css?text";
import { pageWords } from "./page-words";

/** A product in a shop: enough of a page that one sees how an offer stands on it. */
export function drawPage({ config, language, theme }: PreviewScene): void {
  const words = pageWords(language);
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
  document.title = words.product;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageCss);
  document.adoptedStyleSheets = [sheet];
  document.body.append(
    element(
      "header",
      {},
      element("strong", {}, config.siteName),
      element("nav", {}, ...words.menu.map((entry) => element("span", {}, entry))),
    ),
    element(
      "main",
      {},
      element("div", { class: "picture" }),
      element(
        "section",
        {},
        element("h1", {}, words.product),
        element("p", { class: "price" }, words.price),
        element("p", {}, words.about),
        element("span", { class: "buy" }, words.buy),
        lines(3),
        ownPlace(config.display?.program.offers ?? {}, words),
      ),
      element("div", { class: "more" }, lines(4), lines(4), lines(4)),
    ),
  );
}

const lines = (count: number): HTMLElement =>
  element("div", { class: "lines" }, ...Array.from({ length: count }, () => element("i")));

/** Where the page itself has a part in the offer: the place of an inline form, or a form of the shop's own. */
function ownPlace(
  offers: NonNullable<PreviewScene["config"]["display"]>["program"]["offers"],
  words: ReturnType<typeof pageWords>,
): HTMLElement | "" {
  const form = Object.values(offers)[0]?.form;
  if (form === "inline") return element("div", { id: "preview-place" });
  if (form !== "integrated") return "";
  return element(
    "form",
    { id: "preview-form" },
    element("strong", {}, words.ownForm),
    element("input", { type: "tel", name: "phone", placeholder: words.phone, "aria-label": words.phone }),
    element("button", { type: "submit" }, words.callMe),
  );
}
