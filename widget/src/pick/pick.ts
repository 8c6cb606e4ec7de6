import { locate } from "../integrated/locate";
import { element } from "../page/element";
import type { Memory } from "../page/memory";
import { bare, safely } from "../page/safely";
import type { Link } from "../public-api";
import { addSheet } from "../shell";
import { languageOf } from "../texts/languages";
import themeCss from "../theme.css?text";
import { candidatesFor, fits, meantBy, PLACES, type PlaceName } from "./candidates";
import { locatorOf } from "./describe";
import { createHighlight } from "./highlight";
import { holdPresses } from "./page-presses";
import pickCss from "./pick.css?text";
import { drawBar, drawEnd, type PickActions, type PickState } from "./pick-bar";
import { keepSession, openSession, type PickProblem, type PickSession, saveSession } from "./pick-session";
import { PICK_TEXTS, type PickTexts } from "./pick-texts";

const LOOK_EVERY_MS = 1_000;

/** Instead of the widget: somebody from the site's staff chooses the parts of its form, sent here by the editor. */
export async function startPicking(link: Link, memory: Memory): Promise<void> {
  const card = drawCard(link);
  const opened = await openSession(link, memory);
  if (opened.ok) return pick(link, memory, card, opened.session);
  const texts = PICK_TEXTS[languageOf("en")];
  card.show(drawEnd(texts, { title: texts.title, text: texts.problems[opened.problem] }, card.remove), texts);
}

interface Card {
  host: HTMLElement;
  layers: HTMLElement;
  show(parts: HTMLElement[], texts: PickTexts): void;
  remove(): void;
}

function drawCard(link: Link): Card {
  const host = document.createElement("perezvon-pick");
  host.setAttribute("data-theme", "auto");
  host.setAttribute("role", "region");
  const root = host.attachShadow(bare({ mode: "open" as const }));
  for (const css of [themeCss, pickCss]) addSheet(root, css, link.nonce);
  const bar = element("div", { class: "card" });
  const layers = element("div", {});
  root.append(layers, bar);
  for (const name of ["keydown", "keypress", "keyup"])
    host.addEventListener(name, (event) => event.stopPropagation());
  const raise = () => {
    // Above dialogs that the page has opened since; inside of one where everything outside of it is dead.
    const dialogs = document.querySelectorAll("dialog[open]");
    const home = dialogs[dialogs.length - 1] ?? document.body;
    if (host.parentElement === home) return;
    home.append(host);
    if (!("showPopover" in host)) return;
    host.setAttribute("popover", "manual");
    host.showPopover();
  };
  return {
    host,
    layers,
    show(parts, texts) {
      host.setAttribute("aria-label", texts.region);
      raise();
      const { activeElement } = root;
      const focused = activeElement?.id;
      const scrolled = bar.querySelector(".rows")?.scrollTop ?? 0;
      bar.replaceChildren(...parts);
      bar.querySelector(".rows")?.scrollTo(0, scrolled);
      if (focused) root.getElementById(focused)?.focus();
    },
    remove: () => host.remove(),
  };
}

function pick(link: Link, memory: Memory, card: Card, session: PickSession): void {
  const texts = PICK_TEXTS[session.language];
  const highlight = createHighlight();
  card.layers.append(highlight.layer);
  const first = PLACES.find((place) => !session.places[place]) ?? "phone";
  const state: PickState = {
    places: session.places,
    active: first,
    isPicking: true,
    isSaving: false,
    message: "",
    candidates: [],
  };
  let drawn = "";
  const phone = () => state.places.phone && locate(state.places.phone)[0];

  const draw = () => {
    keepSession(memory, { ...session, places: state.places });
    card.show(drawBar(texts, state, actions), texts);
  };
  /** Only where something has changed: a bar that is drawn anew under the pointer takes no press. */
  const look = safely(() => {
    presses.look();
    state.candidates = state.isPicking ? candidatesFor(state.active, phone()) : [];
    const chosen = PLACES.flatMap((place) => {
      const locator = state.places[place];
      const [target] = locator ? locate(locator) : [];
      return target ? [{ target, label: texts.places[place].name }] : [];
    });
    highlight.chosen(state.isPicking ? chosen : []);
    const counts = PLACES.map((place) => {
      const locator = state.places[place];
      return locator ? locate(locator).length : "";
    });
    const { candidates, ...rest } = state;
    const words = candidates.map(({ element: found }) => found.outerHTML.slice(0, 200));
    const now = JSON.stringify([rest, counts, words]);
    if (now === drawn) return;
    drawn = now;
    draw();
  });
  const finish = () => {
    clearInterval(timer);
    presses.stop();
    highlight.hover(undefined);
    highlight.chosen([]);
    keepSession(memory, null);
  };

  const actions: PickActions = {
    activate(place) {
      state.active = place;
      state.message = "";
      look();
    },
    choose(target) {
      if (!fits(state.active, target)) {
        state.message = texts.noField;
        return look();
      }
      state.message = "";
      state.places = { ...state.places, [state.active]: locatorOf(target) };
      highlight.hover(undefined);
      state.active = nextPlace(state);
      look();
    },
    remove(place) {
      state.places = { ...state.places, [place]: undefined };
      state.active = place;
      look();
    },
    hover: (target) => highlight.hover(target),
    usePage(isPicking) {
      state.isPicking = isPicking;
      highlight.hover(undefined);
      look();
    },
    otherSide: () => void card.host.toggleAttribute("data-left"),
    stop() {
      finish();
      card.remove();
    },
    save: safely(async () => {
      state.isSaving = true;
      look();
      const problem = await saveSession(link, { ...session, places: state.places });
      state.isSaving = false;
      if (problem) return say(problem);
      finish();
      card.show(drawEnd(texts, { title: texts.saved, text: texts.savedHint }, card.remove), texts);
    }),
  };
  const say = (problem: PickProblem) => {
    state.message = texts.problems[problem];
    look();
  };
  const presses = holdPresses(card.host, {
    isPicking: () => state.isPicking,
    onHover: (target) =>
      highlight.hover(target && meantBy(state.active, target), texts.places[state.active].name),
    onPress: (target) => actions.choose(meantBy(state.active, target)),
  });
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
}

/** The next one that is missing, else the one that was just chosen stays open to be seen. */
const nextPlace = ({ places, active }: PickState): PlaceName =>
  PLACES.slice(PLACES.indexOf(active) + 1).find((place) => !places[place]) ?? active;
