import type { Language } from "@/i18n/languages";
import { type FAILING, FAILURES_BEFORE_PAUSE, type GONE } from "./pause-reasons";

export interface PausedMail {
  reason: typeof GONE | typeof FAILING;
  connection: string;
  workspace: string;
  link: string;
}

/** To owners: a connection was paused, and what to do. */
export const pausedMail = (language: Language, mail: PausedMail) => TEXTS[language](mail);

const TEXTS: Record<Language, (mail: PausedMail) => { subject: string; text: string }> = {
  en: ({ reason, connection, workspace, link }) => ({
    subject: `“${connection}” is paused in ${workspace}`,
    text: `Hello,

we have paused the connection “${connection}”. ${
      reason === "gone"
        ? "The receiver answered that it wants no more messages (410). New messages are not kept for it."
        : `${FAILURES_BEFORE_PAUSE} tries in a row have failed. Nothing is lost: messages wait, and new ones are kept.`
    }

See what the receiver answered, mend it there, then press “Resume”:
${link}

Perezvon
`,
  }),
  ru: ({ reason, connection, workspace, link }) => ({
    subject: `«${connection}» на паузе: ${workspace}`,
    text: `Здравствуйте.

Мы поставили на паузу подключение «${connection}». ${
      reason === "gone"
        ? "Получатель ответил, что сообщения ему больше не нужны (410). Новые для него не сохраняем."
        : `Подряд не удалось попыток: ${FAILURES_BEFORE_PAUSE}. Ничего не потеряно: сообщения ждут, новые тоже сохраняем.`
    }

Посмотрите, что ответил получатель, исправьте на той стороне и нажмите «Возобновить»:
${link}

Perezvon
`,
  }),
};
