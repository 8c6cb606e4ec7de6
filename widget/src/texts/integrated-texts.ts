import type { Language } from "./languages";

/** The words beside a site's own form. They come with the code for it. */
export interface IntegratedTexts {
  /** Before the consent text: what agreeing to it is done by. */
  byPressing(button: string): string;
  byTicking: string;
  /** While we are closed. */
  later(when: string): string;
}

export const INTEGRATED_TEXTS: Record<Language, IntegratedTexts> = {
  en: {
    byPressing: (button) =>
      button ? `By pressing “${button}” you confirm:` : "By pressing the button you confirm:",
    byTicking: "By ticking the box you confirm:",
    later: (when) => `We are closed now, and call when we open: ${when}.`,
  },
  ru: {
    byPressing: (button) =>
      button ? `Нажимая «${button}», вы подтверждаете:` : "Нажимая кнопку, вы подтверждаете:",
    byTicking: "Отмечая согласие, вы подтверждаете:",
    later: (when) => `Сейчас мы закрыты и позвоним, когда откроемся: ${when}.`,
  },
};
