import type { Texts } from "./texts";

type Forms = { one: string; few: string; many: string };
const SECONDS: Forms = { one: "секунда", few: "секунды", many: "секунд" };
/** After «в течение» and «ещё около»: секунды, секунд, секунд. */
const OF_SECONDS: Forms = { one: "секунды", few: "секунд", many: "секунд" };
const OF_MINUTES: Forms = { one: "минуты", few: "минут", many: "минут" };
const TALKED_SECONDS: Forms = { one: "секунду", few: "секунды", many: "секунд" };

function form(count: number, forms: Forms): string {
  const tens = count % 100;
  const ones = count % 10;
  if (tens > 10 && tens < 20) return forms.many;
  if (ones === 1) return forms.one;
  return ones > 1 && ones < 5 ? forms.few : forms.many;
}

function duration(seconds: number, ofSeconds: Forms, ofMinutes: Forms): string {
  const minutes = Math.ceil(seconds / 60);
  return seconds < 90 ? `${seconds} ${form(seconds, ofSeconds)}` : `${minutes} ${form(minutes, ofMinutes)}`;
}

export const ru: Texts = {
  region: "Обратный звонок",
  launcher: "Перезвоните мне",
  offline: "Нет связи: нажмите ещё раз",
  title: "Перезвоним вам",
  usually: (seconds) => `Обычно в течение ${duration(seconds, OF_SECONDS, OF_MINUTES)}`,
  closedUntil: (when) => `Сейчас мы закрыты. Оставьте номер — позвоним, когда откроемся: ${when}.`,
  closed: "Сейчас мы закрыты. Оставьте номер — здесь будет видно, что дальше.",
  phone: "Ваш номер телефона",
  phoneMissing: "Напишите номер, на который позвонить.",
  consentMissing: "Отметьте согласие, чтобы мы могли позвонить.",
  submit: "Позвоните мне",
  sending: "Отправляем…",
  unavailable: "Не удалось связаться с сервером. Номер сохранён: попробуйте ещё раз чуть позже.",
  tryAgain: "Попробовать ещё раз",
  refused: "Заявка не принята. Проверьте номер и попробуйте ещё раз.",
  close: "Закрыть",
  cancel: "Отменить звонок",
  cancelling: "Отменяем…",
  cancelFailed: "Отменить не получилось. Проверьте связь и нажмите ещё раз.",
  reconnecting: "Связь прервалась. Заявка в силе, подключаемся заново.",
  stageLine: "Как идёт звонок",
  stages: {
    requested: "Заявка",
    scheduled: "Запланирован",
    "operator-ringing": "Звоним оператору",
    "operator-answered": "Оператор на линии",
    "customer-ringing": "Звоним вам",
    talking: "Разговор",
    finished: "Завершено",
  },
  seconds: (count) => `${count} ${form(count, SECONDS)}`,
  shortSeconds: (count) => `${count} с`,
  headline: {
    requested: () => "Мы получили ваш номер",
    scheduled: () => "Звонок запланирован",
    "operator-ringing": (operator) => (operator ? `Звоним оператору: ${operator}` : "Звоним оператору"),
    "operator-answered": (operator) => `${operator ?? "Оператор"} берёт трубку`,
    "customer-ringing": () => "Ваш телефон звонит",
    talking: () => "Приятного разговора",
  },
  answer: "Ответьте на звонок:",
  afterTalk: "Когда закончите, разговор можно оценить здесь.",
  untilRing: (seconds) => `${form(seconds, SECONDS)} до звонка`,
  late: (seconds) =>
    seconds === null
      ? "Получается дольше, чем мы обещали."
      : `Получается дольше, чем мы обещали: ещё около ${duration(seconds, OF_SECONDS, OF_MINUTES)}.`,
  stillLooking: "Продолжаем звонить операторам.",
  almostThere: "Оператор уже на линии, следующим зазвонит ваш телефон.",
  mayClose: "Можно закрыть окно или уйти со страницы: мы всё равно позвоним.",
  endings: {
    conversation: "Спасибо за разговор",
    unreached: "Не дозвонились до вас",
    "nobody-free": "Все операторы были заняты",
    cancelled: "Отменено: мы не позвоним",
    refused: "На этот номер позвонить нельзя",
    failed: "Звонок не состоялся",
  },
  talked: (seconds) =>
    seconds < 60
      ? `Вы говорили ${seconds} ${form(seconds, TALKED_SECONDS)}.`
      : `Вы говорили ${Math.floor(seconds / 60)} мин ${seconds % 60} с.`,
  gone: "Эта заявка больше не хранится. Можно оставить новую.",
  rate: "Как всё прошло?",
  score: (score) => `${score} из 5`,
  rated: "Спасибо за ответ.",
  rateFailed: "Ответ не дошёл. Нажмите ещё раз.",
  again: "Заказать ещё звонок",
};
