import type { Language } from "@/i18n/languages";

export interface PaymentTrouble {
  workspace: string;
  /** Until when calls go on although the payment failed, as people say it. */
  until: string;
  /** That time is over: no call begins. */
  isHeld: boolean;
  link: string;
}

/** To owners: a payment failed, and what happens when. */
export const paymentTroubleMail = (language: Language, trouble: PaymentTrouble) => TEXTS[language](trouble);

const TEXTS: Record<Language, (trouble: PaymentTrouble) => { subject: string; text: string }> = {
  en: ({ workspace, until, isHeld, link }) => ({
    subject: isHeld
      ? `${workspace}: calls wait for the payment`
      : `${workspace}: the payment failed, calls go on until ${until}`,
    text: `Hello,

the payment for “${workspace}” failed.

${
  isHeld
    ? `The time we waited for it is over. Nobody is rung by itself now: visitors are offered a time instead, and each of
their requests reaches your people by e-mail, to be called by hand. No request is lost. As soon as the payment has
arrived, new requests are called at once again.`
    : `Nothing changes until ${until}. After that nobody is rung by itself: visitors are offered a time instead, and your
people are told by e-mail to call by hand. No request is lost.`
}

Pay, or change the card:
${link}

Perezvon
`,
  }),
  ru: ({ workspace, until, isHeld, link }) => ({
    subject: isHeld
      ? `${workspace}: звонки ждут оплаты`
      : `${workspace}: оплата не прошла, звонки работают до ${until}`,
    text: `Здравствуйте.

Оплата за «${workspace}» не прошла.

${
  isHeld
    ? `Время ожидания вышло, и автоматических звонков сейчас нет: посетителям предлагают выбрать время, и о каждой заявке ваши
сотрудники узнают из письма, чтобы позвонить самим. Ни одна заявка не теряется. Как только оплата придёт, новым
посетителям снова позвонят сразу.`
    : `До ${until} ничего не изменится. Потом автоматических звонков не будет: посетителям предложат выбрать время, а ваши
сотрудники получат письма, чтобы позвонить самим. Ни одна заявка не теряется.`
}

Оплатить или сменить карту:
${link}

Perezvon
`,
  }),
};
