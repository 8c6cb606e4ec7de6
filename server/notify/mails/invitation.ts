import type { Language } from "@/i18n/languages";

export interface InvitationMail {
  workspace: string;
  invitedBy: string;
  link: string;
  days: number;
}

/** To somebody who is to become a member. */
export const invitationMail = (language: Language, mail: InvitationMail) => TEXTS[language](mail);

const TEXTS: Record<Language, (mail: InvitationMail) => { subject: string; text: string }> = {
  en: ({ workspace, invitedBy, link, days }) => ({
    subject: `${invitedBy} invites you to ${workspace}`,
    text: `Hello,

${invitedBy} invites you to work in “${workspace}”, where callbacks from your company's websites arrive.

Follow this link to choose a password and begin:
${link}

The link works once, within ${days} days. If you do not know ${invitedBy}, do nothing: without the link nobody gets in.

Perezvon
`,
  }),
  ru: ({ workspace, invitedBy, link, days }) => ({
    subject: `${invitedBy} приглашает вас в «${workspace}»`,
    text: `Здравствуйте.

${invitedBy} приглашает вас в «${workspace}»: сюда приходят заявки на обратный звонок с сайтов вашей компании.

Перейдите по ссылке, чтобы придумать пароль и начать:
${link}

Ссылка сработает один раз, дней на это: ${days}. Если вы не знаете, кто это, ничего не делайте: без ссылки никто не войдёт.

Perezvon
`,
  }),
};
