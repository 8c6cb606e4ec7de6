import type { OfferPlaces } from "@/core/flow/runtime/offer";
import { locate, wordsOf } from "../integrated/locate";
import { element, icon, pressable } from "../page/element";
import { CHECK, CROSS } from "../page/icons";
import { safely } from "../page/safely";
import { type Candidate, PLACES, type PlaceName } from "./candidates";
import type { PickTexts } from "./pick-texts";

const SIDES = "M7 8l-4 4 4 4M17 8l4 4-4 4M3 12h18";

export interface PickState {
  places: OfferPlaces;
  active: PlaceName;
  isPicking: boolean;
  isSaving: boolean;
  message: string;
  candidates: Candidate[];
}

export interface PickActions {
  activate(place: PlaceName): void;
  choose(element: Element): void;
  remove(place: PlaceName): void;
  hover(element: Element | undefined): void;
  usePage(isPicking: boolean): void;
  save(): void;
  stop(): void;
  otherSide(): void;
}

/** What is chosen, what can be chosen, and how to end it: a card that stays out of the way of the page. */
export function drawBar(texts: PickTexts, state: PickState, act: PickActions): HTMLElement[] {
  const closer = round(texts.stop, CROSS, act.stop);
  const mover = round(texts.otherSide, SIDES, act.otherSide);
  const canSave = Boolean(state.places.phone || state.places.button);
  const save = pressable(
    "primary",
    safely(() => {
      if (canSave && !state.isSaving) act.save();
    }),
    state.isSaving ? texts.saving : texts.save,
  );
  save.setAttribute("aria-disabled", String(!canSave));
  const toggle = pressable(
    "plain",
    safely(() => act.usePage(!state.isPicking)),
    state.isPicking ? texts.usePage : texts.backToPicking,
  );
  toggle.id = "use-page";
  return [
    element("div", { class: "bar-head" }, element("h2", {}, texts.title), mover, closer),
    element("p", { class: "lead" }, state.isPicking ? texts.lead : texts.using),
    ...(state.isPicking
      ? [element("ul", { class: "rows" }, ...PLACES.map((place) => row(texts, state, place, act)))]
      : []),
    element("p", { class: "problem", role: "alert" }, state.message),
    element("div", { class: "bar-foot" }, toggle, save),
  ];
}

/** A sentence instead of everything else: it is saved, or it cannot go on. */
export function drawEnd(
  texts: PickTexts,
  words: { title: string; text: string },
  stop: () => void,
): HTMLElement[] {
  const head = element("h2", { tabindex: "-1" }, words.title);
  return [
    element("div", { class: "bar-head" }, head, round(texts.stop, CROSS, stop)),
    element("p", { class: "lead", role: "status" }, words.text),
  ];
}

function row(texts: PickTexts, state: PickState, place: PlaceName, act: PickActions): HTMLElement {
  const { name, hint } = texts.places[place];
  const locator = state.places[place];
  const isActive = state.active === place;
  const found = locator ? locate(locator) : [];
  const isOptional = place !== "phone" && place !== "button";
  const title = pressable(
    "row-title",
    safely(() => act.activate(place)),
    element("span", { class: "row-mark" }, locator ? icon(CHECK) : ""),
    element("span", { class: "row-name" }, name),
    element("span", { class: "row-note" }, isOptional && !locator ? texts.optional : ""),
  );
  title.id = `row-${place}`;
  title.setAttribute("aria-expanded", String(isActive));
  const item = element("li", { class: isActive ? "row active" : "row" }, title);
  if (locator) {
    const remover = pressable(
      "link",
      safely(() => act.remove(place)),
      texts.remove,
    );
    remover.setAttribute("aria-label", `${texts.remove}: ${name}`);
    item.append(
      element(
        "p",
        { class: "row-found", "data-tone": found.length === 1 ? "good" : "odd" },
        `${locator.text || (found[0] ? nameOf(found[0], texts) : "")} · ${texts.matches(found.length)} `,
        remover,
      ),
    );
  }
  if (isActive) item.append(element("p", { class: "row-hint" }, hint), choices(texts, state, act));
  return item;
}

/** The same things can be clicked on the page; this is for the keyboard, and for those who want to be shown. */
function choices(texts: PickTexts, { candidates }: PickState, act: PickActions): HTMLElement {
  if (candidates.length === 0) return element("p", { class: "row-hint" }, texts.nothingFound);
  const items = candidates.map(({ element: target, isLikely }, at) => {
    const choice = pressable(
      "choice",
      safely(() => act.choose(target)),
      element("span", {}, nameOf(target, texts)),
      ...(isLikely && at === 0 ? [element("span", { class: "likely" }, texts.likely)] : []),
    );
    choice.id = `choice-${at}`;
    choice.addEventListener(
      "focus",
      safely(() => {
        target.scrollIntoView({ block: "center", behavior: "instant" });
        act.hover(target);
      }),
    );
    choice.addEventListener(
      "pointerenter",
      safely(() => act.hover(target)),
    );
    choice.addEventListener(
      "pointerleave",
      safely(() => act.hover(undefined)),
    );
    return element("li", {}, choice);
  });
  return element("ul", { class: "choices", "aria-label": texts.found }, ...items);
}

/** As staff know it: by its words, else by its name in the markup. */
export function nameOf(target: Element, { nameless }: PickTexts): string {
  const { localName } = target;
  const kind =
    localName === "button" ? nameless.button : target.getAttribute("type") === "checkbox" ? nameless.box : "";
  const plain = kind || (localName === "input" ? nameless.field : nameless.part);
  return (
    wordsOf(target).slice(0, 48) ||
    [plain, target.getAttribute("name") ?? target.id].filter(Boolean).join(" ")
  );
}

function round(label: string, path: string, onPress: () => void): HTMLElement {
  const button = pressable("round", safely(onPress), icon(path));
  button.setAttribute("aria-label", label);
  button.title = label;
  return button;
}
