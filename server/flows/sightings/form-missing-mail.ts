import type { Language } from "@/i18n/languages";

export interface FormMissingMail {
  site: string;
  flow: string;
  /** The page that had it; null: it was found on no page yet. */
  page: string | null;
  views: number;
  link: string;
}

/** To owners: callbacks no longer start from the site's own form, and what to do. */
export const formMissingMail = (language: Language, mail: FormMissingMail) => TEXTS[language](mail);

const TEXTS: Record<Language, (mail: FormMissingMail) => { subject: string; text: string }> = {
  en: ({ site, flow, page, views, link }) => ({
    subject: `The form on ${site} is no longer found`,
    text: `Hello,

${
  page
    ? `the rules “${flow}” start callbacks from a form of yours. On this page it was found until now, and in the last ${views} visits it was not:
${page}`
    : `the rules “${flow}” are to start callbacks from a form of yours. In ${views} visits it was found on no page of ${site}.`
}

Your form itself works as before, but whoever fills it in is not called back at once. Has the page changed? Open the
rules, select the offer and press “Choose on the site”:
${link}

Perezvon
`,
  }),
  ru: ({ site, flow, page, views, link }) => ({
    subject: `Форма больше не находится: ${site}`,
    text: `Здравствуйте.

${
  page
    ? `Правила «${flow}» начинают звонок из вашей формы. На этой странице она была, но в последних посещениях её не нашли (посещений: ${views}):
${page}`
    : `Правила «${flow}» должны начинать звонок из вашей формы. Ни на одной странице сайта ${site} её не нашли (посещений: ${views}).`
}

Сама форма работает как прежде, но тем, кто её заполнит, сразу не перезвонят. Страница изменилась? Откройте правила,
выберите предложение и нажмите «Выбрать на сайте»:
${link}

Perezvon
`,
  }),
};
