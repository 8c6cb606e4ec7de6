import type { Language } from "../texts/languages";
import type { PlaceName } from "./candidates";

export interface PickTexts {
  region: string;
  title: string;
  lead: string;
  places: Record<PlaceName, { name: string; hint: string }>;
  optional: string;
  found: string;
  likely: string;
  nothingFound: string;
  matches(count: number): string;
  remove: string;
  change: string;
  noField: string;
  usePage: string;
  backToPicking: string;
  using: string;
  save: string;
  saving: string;
  stop: string;
  otherSide: string;
  saved: string;
  savedHint: string;
  opening: string;
  problems: Record<"expired" | "origin" | "unavailable", string>;
  nameless: Record<"field" | "button" | "box" | "part", string>;
}

const en: PickTexts = {
  region: "Choosing on the site",
  title: "Choose on your site",
  lead: "Click the parts of your form. Nothing is sent while you choose.",
  places: {
    phone: { name: "Phone field", hint: "Click the field where visitors type their number." },
    button: {
      name: "Button",
      hint: "Click the button that sends the form. Without a phone field it opens our panel.",
    },
    name: { name: "Name field", hint: "Operators see the name when the call comes." },
    consent: {
      name: "Agreement",
      hint: "A box that has to be ticked. Without one our consent text stands beside the button while the form is filled in.",
    },
    status: {
      name: "Progress",
      hint: "Where to show how the call goes. Without one: a small card in the corner.",
    },
  },
  optional: "optional",
  found: "Found on this page",
  likely: "likely",
  nothingFound: "Nothing of that kind is on this page. Click on the page, or go on to another one.",
  matches: (count) =>
    count === 1 ? "Found on this page" : count === 0 ? "Not on this page" : `On this page ${count} times`,
  remove: "Remove",
  change: "Change",
  noField: "Numbers are typed into a field: choose the field itself.",
  usePage: "Use the page",
  backToPicking: "Go on choosing",
  using: "The page works as ever: open the form or go to its page, then go on choosing.",
  save: "Save",
  saving: "Saving…",
  stop: "Stop choosing",
  otherSide: "Move to the other side",
  saved: "Saved",
  savedHint: "Go back to the editor: what you chose is there. You can close this tab.",
  opening: "Opening…",
  problems: {
    expired: "This link has been used or has expired. Press “Choose on the site” in the editor again.",
    origin: "This page may not use the site's key. Add its address to the site's allowed origins.",
    unavailable: "The server could not be reached. Check the connection and try again.",
  },
  nameless: { field: "A field", button: "A button", box: "A box", part: "A part of the page" },
};

const ru: PickTexts = {
  region: "Выбор на сайте",
  title: "Выберите на сайте",
  lead: "Нажимайте на части вашей формы. Пока вы выбираете, ничего не отправится.",
  places: {
    phone: { name: "Поле телефона", hint: "Нажмите на поле, куда посетитель вводит номер." },
    button: {
      name: "Кнопка",
      hint: "Нажмите на кнопку, которая отправляет форму. Без поля телефона она откроет нашу панель.",
    },
    name: { name: "Поле имени", hint: "Оператор увидит имя, когда придёт звонок." },
    consent: {
      name: "Согласие",
      hint: "Флажок, который нужно отметить. Без него наш текст согласия стоит у кнопки, пока форму заполняют.",
    },
    status: { name: "Ход звонка", hint: "Где показать, как идёт звонок. Иначе — небольшая карточка в углу." },
  },
  optional: "не обязательно",
  found: "Нашли на этой странице",
  likely: "похоже",
  nothingFound: "На этой странице такого нет. Нажмите на странице или перейдите на другую.",
  matches: (count) =>
    count === 1
      ? "Есть на этой странице"
      : count === 0
        ? "На этой странице нет"
        : `На этой странице несколько: ${count}`,
  remove: "Убрать",
  change: "Изменить",
  noField: "Номер вводят в поле: выберите само поле.",
  usePage: "Пользоваться страницей",
  backToPicking: "Выбирать дальше",
  using: "Страница работает как обычно: откройте форму или перейдите на нужную страницу и выбирайте дальше.",
  save: "Сохранить",
  saving: "Сохраняем…",
  stop: "Закончить выбор",
  otherSide: "На другую сторону",
  saved: "Сохранено",
  savedHint: "Вернитесь в редактор: всё выбранное уже там. Эту вкладку можно закрыть.",
  opening: "Открываем…",
  problems: {
    expired: "Ссылка уже использована или устарела. Нажмите «Выбрать на сайте» в редакторе ещё раз.",
    origin: "Этой странице нельзя пользоваться ключом сайта. Добавьте её адрес в разрешённые.",
    unavailable: "Не удалось связаться с сервером. Проверьте связь и попробуйте ещё раз.",
  },
  nameless: { field: "Поле", button: "Кнопка", box: "Флажок", part: "Часть страницы" },
};

export const PICK_TEXTS: Record<Language, PickTexts> = { en, ru };
