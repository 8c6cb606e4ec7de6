import { createJourney } from "../callback/journey";
import { element, icon, pressable } from "../page/element";
import { CROSS } from "../page/icons";
import { safely } from "../page/safely";
import { emit } from "../public-api";
import type { Quietly, Widget } from "../widget";
import panelCss from "./panel.css?text";
import type { View } from "./view";

export interface Panel {
  open(): void;
  close(): void;
  /** Takes up the callback of an earlier page; opens again if it was open there, without taking the focus. */
  resume(): Promise<void>;
  /** The callback that the page itself just asked for. */
  follow(quietly: Quietly): Promise<void>;
}

/** The dialog: not modal, because the page behind stays usable. Everything that happens inside it is the journey's. */
export function createPanel(widget: Widget): Panel {
  const { texts, shell, launcher, memory } = widget;
  shell.addStyles(panelCss);
  const closer = pressable("close", safely(close), icon(CROSS));
  closer.setAttribute("aria-label", texts.close);
  const slot = element("div", { class: "slot" });
  const dialog = element(
    "div",
    { class: "panel", role: "dialog", "aria-labelledby": "headline", tabindex: "-1", hidden: true },
    element("div", { class: "head" }, element("p", { class: "site" }, widget.config.siteName), closer),
    slot,
  );
  let view: View | undefined;
  let returnTo: HTMLElement | null = null;

  const hasFocus = () => dialog.contains(shell.root.activeElement);
  const journey = createJourney(widget, {
    show(next) {
      const hadFocus = hasFocus();
      view?.leave?.();
      view = next;
      slot.replaceChildren(next.body);
      // The pressed button is gone with the old view: a keyboard must not be thrown back to the top of the page.
      if (hadFocus) next.focus.focus();
    },
  });

  /** As a card it is smaller, and nobody has opened it. */
  function reveal(isCard = false, message?: string): void {
    journey.enter(message);
    dialog.append(slot);
    dialog.classList.toggle("card", isCard);
    dialog.hidden = false;
    launcher.hide(true);
    memory.write("session", "open", isCard ? "card" : "1");
    if (!isCard) emit(widget.link, "open");
  }

  /** Without its looks it would be the whole panel, which nobody has opened: then the button tells the news. */
  async function revealCard(message?: string): Promise<void> {
    (await import("./small-card")).dressSmall(shell);
    reveal(true, message);
  }

  function open(): void {
    if (dialog.hidden || dialog.classList.contains("card")) {
      returnTo = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      reveal();
    }
    view?.focus.focus();
  }

  function close(): void {
    if (dialog.hidden) return;
    const hadFocus = hasFocus();
    dialog.hidden = true;
    launcher.hide(false);
    launcher.shrink();
    memory.write("session", "open", null);
    memory.write("session", "dismissed", "1");
    if (hadFocus) giveFocusBack();
    journey.exit();
    emit(widget.link, "close");
  }

  function giveFocusBack(): void {
    const isOurs = !returnTo || returnTo === document.body || returnTo === shell.root.host;
    if (isOurs || !returnTo?.isConnected) launcher.button.focus();
    else returnTo.focus();
  }

  dialog.addEventListener(
    "keydown",
    safely((event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing) close();
    }),
  );
  for (const name of ["keydown", "keypress", "keyup"]) {
    // Typing in our field must not set off the page's own shortcuts.
    dialog.addEventListener(name, (event) => event.stopPropagation());
  }
  shell.root.append(dialog);
  keepAboveKeyboard(widget);
  return {
    open,
    close,
    async resume() {
      await journey.resume();
      const shown = memory.read("session", "open");
      if (shown === "card") await revealCard();
      else if (shown) reveal();
    },
    async follow({ place, message }) {
      journey.exit();
      await journey.resume();
      if (place) place.append(slot);
      else await revealCard(message);
    },
  };
}

/** Phones draw the keyboard over fixed things: the sheet moves up by as much. */
function keepAboveKeyboard(widget: Widget): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const move = safely(() => {
    const covered = Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop);
    widget.shell.setVariable("--keyboard", `${Math.round(covered)}px`);
  });
  viewport.addEventListener("resize", move);
  viewport.addEventListener("scroll", move);
}
