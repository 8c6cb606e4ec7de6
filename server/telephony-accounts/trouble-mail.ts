import type { Language } from "@/i18n/languages";

export interface TroubleMail {
  account: string;
  workspace: string;
  /** Another account takes the calls meanwhile. */
  hasOthers: boolean;
  isUnauthorized: boolean;
  /** The provider's words. */
  detail: string;
  link: string;
}

/** To owners: a telephony account takes no calls, and what to do. */
export const troubleMail = (language: Language, mail: TroubleMail) => TEXTS[language](mail);

const TEXTS: Record<Language, (mail: TroubleMail) => { subject: string; text: string }> = {
  en: ({ account, workspace, hasOthers, isUnauthorized, detail, link }) => ({
    subject: `“${account}” takes no calls: ${workspace}`,
    text: `Hello,

the telephony account “${account}” ${isUnauthorized ? "does not let us call any more" : "has not taken several calls in a row"}. What it answered:

  ${detail}

${hasOthers ? "Your other accounts take the calls meanwhile." : "There is no other account, so callbacks cannot be made until it works again; leads wait on the leads page."} We try it again every minute${isUnauthorized ? ", but somebody has to mend it" : ""}:
${link}

We write again only if it fails anew after it has worked.

Perezvon
`,
  }),
  ru: ({ account, workspace, hasOthers, isUnauthorized, detail, link }) => ({
    subject: `«${account}» не принимает звонки: ${workspace}`,
    text: `Здравствуйте.

Телефония «${account}» ${isUnauthorized ? "больше не даёт нам звонить" : "несколько раз подряд не приняла звонок"}. Вот что она ответила:

  ${detail}

${hasOthers ? "Пока звоним через другие ваши подключения." : "Другого подключения нет, поэтому перезванивать некому: заявки ждут на странице заявок."} Мы пробуем снова каждую минуту${isUnauthorized ? ", но исправить это может только человек" : ""}:
${link}

Ещё раз напишем, только если она заработает и снова откажет.

Perezvon
`,
  }),
};
