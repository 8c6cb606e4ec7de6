import type { Language } from "@/i18n/languages";

export interface UsageAlert {
  workspace: string;
  percent: number;
  /** "192 of 200 minutes", in the reader's language. */
  used: string;
  /** When the period ends, as people say it. */
  until: string;
  /** The limit is reached: no call begins. */
  isReached: boolean;
  link: string;
}

/** To owners: how much of the period's limit is used, and what happens at its end. */
export const usageAlertMail = (language: Language, alert: UsageAlert) => TEXTS[language](alert);

const TEXTS: Record<Language, (alert: UsageAlert) => { subject: string; text: string }> = {
  en: ({ workspace, percent, used, until, isReached, link }) => ({
    subject: isReached
      ? `${workspace}: the limit is reached, calls wait`
      : `${workspace}: ${percent} % of the limit is used`,
    text: `Hello,

“${workspace}” has used ${used} of this billing period, which ends on ${until}.

${
  isReached
    ? `From now on nobody is rung by itself. Visitors are offered a time instead, and each of their requests reaches your
people by e-mail, to be called by hand. Calls that go on or were asked for before are finished. No request is lost.

Raise the limit or choose another plan, and new requests are called at once again:`
    : `At the limit nobody is rung by itself: visitors are then offered a time, and your people are told to call by hand.
No request is lost. Raise the limit or choose another plan in time:`
}
${link}

Perezvon
`,
  }),
  ru: ({ workspace, percent, used, until, isReached, link }) => ({
    subject: isReached
      ? `${workspace}: лимит исчерпан, звонки ждут`
      : `${workspace}: израсходовано ${percent} % лимита`,
    text: `Здравствуйте.

«${workspace}»: израсходовано ${used}. Расчётный период заканчивается ${until}.

${
  isReached
    ? `Теперь автоматических звонков нет. Посетителям предлагают выбрать время, и о каждой заявке ваши сотрудники узнают
из письма, чтобы позвонить самим. Начатые звонки и заявки, которые пришли раньше, доводятся до конца. Ни одна заявка не
теряется.

Поднимите лимит или выберите другой тариф, и новым посетителям снова позвонят сразу:`
    : `Когда лимит кончится, автоматических звонков не будет: посетителям предложат выбрать время, а ваши сотрудники получат
письма, чтобы позвонить самим. Ни одна заявка не теряется. Поднять лимит или выбрать другой тариф можно заранее:`
}
${link}

Perezvon
`,
  }),
};
