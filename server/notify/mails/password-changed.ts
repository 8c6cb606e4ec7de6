import type { Language } from "@/i18n/languages";

export interface PasswordChangedMail {
  email: string;
  /** Where a new one can be asked for. */
  link: string;
}

/** To somebody whose password was changed, so that a change that was not theirs does not stay unnoticed. */
export const passwordChangedMail = (language: Language, mail: PasswordChangedMail) => TEXTS[language](mail);

const TEXTS: Record<Language, (mail: PasswordChangedMail) => { subject: string; text: string }> = {
  en: ({ email, link }) => ({
    subject: "Your password was changed",
    text: `Hello,

the password of ${email} was changed just now. Everybody who was signed in with the old one has been signed out.

If it was not you, ask for a new password at once and tell an owner of your workspace:
${link}

Perezvon
`,
  }),
  ru: ({ email, link }) => ({
    subject: "Пароль изменён",
    text: `Здравствуйте.

Пароль для ${email} только что изменили. Все, кто вошёл со старым паролем, вышли.

Если это были не вы, сразу запросите новый пароль и сообщите владельцу рабочего пространства:
${link}

Perezvon
`,
  }),
};
