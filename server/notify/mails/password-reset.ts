import type { Language } from "@/i18n/languages";

export interface PasswordResetMail {
  email: string;
  link: string;
  minutes: number;
}

/** To somebody who forgot their password, or whose e-mail somebody else typed. */
export const passwordResetMail = (language: Language, mail: PasswordResetMail) => TEXTS[language](mail);

const TEXTS: Record<Language, (mail: PasswordResetMail) => { subject: string; text: string }> = {
  en: ({ email, link, minutes }) => ({
    subject: "Choose a new password",
    text: `Hello,

somebody asked for a new password for ${email}. If it was you, follow this link:
${link}

The link works once, within ${minutes} minutes. An earlier link no longer works.

If it was not you, do nothing: your password stays as it is.

Perezvon
`,
  }),
  ru: ({ email, link, minutes }) => ({
    subject: "Новый пароль",
    text: `Здравствуйте.

Кто-то попросил новый пароль для ${email}. Если это были вы, перейдите по ссылке:
${link}

Ссылка сработает один раз, минут на это: ${minutes}. Прежние ссылки больше не действуют.

Если это были не вы, ничего не делайте: пароль останется прежним.

Perezvon
`,
  }),
};
