import { element, icon } from "./page/element";
import { HANDSET } from "./page/icons";
import { safely } from "./page/safely";
import type { Shell } from "./shell";

/** The button in the corner: a pill with words on wide screens, a circle on phones and once it was dismissed. */
export interface Launcher {
  button: HTMLButtonElement;
  /** What it says, and whether it shows that something rings. `null`: its everyday words. */
  say(news: LauncherNews | null): void;
  hide(isHidden: boolean): void;
  /** The panel stands in its place. */
  isHidden(): boolean;
  shrink(): void;
  /** What it offers, in an offer's own words; undefined: nothing, so it stays away until there are news. */
  offer(face: { text: string; icon: string } | undefined): void;
}

export interface LauncherNews {
  text: string;
  /** A path of page/icons. */
  icon: string;
  isRinging: boolean;
}

export interface LauncherOptions {
  label: string;
  isSmall: boolean;
  /** False: somebody calls `offer` when there is something to offer. */
  isOffered: boolean;
  onPress(): Promise<void>;
  /** The visitor is about to press: time to fetch the panel. */
  onIntent(): Promise<void>;
}

export function createLauncher(shell: Shell, options: LauncherOptions): Launcher {
  const button = element("button", {
    type: "button",
    class: "launcher",
    "aria-haspopup": "dialog",
  });
  button.classList.toggle("small", options.isSmall);
  button.classList.toggle("idle", !options.isOffered);
  button.addEventListener("click", safely(options.onPress));
  for (const intent of ["pointerenter", "focus", "touchstart"]) {
    button.addEventListener(intent, safely(options.onIntent), { passive: true, once: true });
  }

  let shown = "";
  let everyday = { text: options.label, icon: HANDSET };
  const say = (news: LauncherNews | null) => {
    const { text, icon: path, isRinging } = news ?? { ...everyday, isRinging: false };
    if (shown === text + path) return;
    shown = text + path;
    // News always show their words, even where the everyday button is small.
    button.classList.toggle("news", news !== null);
    button.classList.toggle("ringing", isRinging);
    button.setAttribute("aria-label", text);
    button.replaceChildren(
      element("span", { class: "launcher-icon" }, icon(path)),
      element("span", { class: "launcher-text" }, text),
    );
  };
  say(null);
  shell.root.append(button);
  return {
    button,
    say,
    hide: (isHidden) => button.classList.toggle("away", isHidden),
    isHidden: () => button.classList.contains("away"),
    shrink: () => button.classList.add("small"),
    offer(face) {
      button.classList.toggle("idle", !face);
      if (face) everyday = face;
      if (!button.classList.contains("news")) say(null);
    },
  };
}
