import type { Language } from "@/i18n/languages";
import { FAILURES_BEFORE_PAUSE, type OwnPauseReason } from "./pause-reasons";

export interface PausedMail {
  reason: OwnPauseReason;
  connection: string;
  workspace: string;
  link: string;
}

/** To owners: a connection was paused, and what to do. */
export const pausedMail = (language: Language, mail: PausedMail) => TEXTS[language](mail);

const EN: Record<OwnPauseReason, string> = {
  gone: "The receiver answered that it wants no more messages (410). New messages are not kept for it.",
  failing: `At least ${FAILURES_BEFORE_PAUSE} tries in a row have failed. Nothing is lost: messages wait, and new ones are kept.`,
  unauthorized:
    "It does not let us in any more: the permission was taken back, or has ended. Nothing is lost: messages wait, and new ones are kept.",
};

const RU: Record<OwnPauseReason, string> = {
  gone: "Получатель ответил, что сообщения ему больше не нужны (410). Новые для него не сохраняем.",
  failing: `Подряд не удалось попыток: не меньше ${FAILURES_BEFORE_PAUSE}. Ничего не потеряно: сообщения ждут, новые тоже сохраняем.`,
  unauthorized:
    "Нас туда больше не пускают: доступ отозван или закончился. Ничего не потеряно: сообщения ждут, новые тоже сохраняем.",
};

const TEXTS: Record<Language, (mail: PausedMail) => { subject: string; text: string }> = {
  en: ({ reason, connection, workspace, link }) => ({
    subject: `“${connection}” is paused in ${workspace}`,
    text: `Hello,

we have paused the connection “${connection}”. ${EN[reason]}

${reason === "unauthorized" ? "Open it and press “Connect again”; what waits then goes out by itself:" : "See what the receiver answered, mend it there, then press “Resume”:"}
${link}

Perezvon
`,
  }),
  ru: ({ reason, connection, workspace, link }) => ({
    subject: `«${connection}» на паузе: ${workspace}`,
    text: `Здравствуйте.

Мы поставили на паузу подключение «${connection}». ${RU[reason]}

${reason === "unauthorized" ? "Откройте его и нажмите «Подключить заново»: всё, что ждёт, уйдёт само:" : "Посмотрите, что ответил получатель, исправьте на той стороне и нажмите «Возобновить»:"}
${link}

Perezvon
`,
  }),
};
