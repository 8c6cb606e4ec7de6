/** What the preview's page and its played server say, in the languages that the widget itself speaks. */
interface PageWords {
  product: string;
  price: string;
  buy: string;
  menu: readonly string[];
  about: string;
  ownForm: string;
  phone: string;
  callMe: string;
  badNumber: string;
  operator: string;
  scheduled(at: Date): string;
  anotherTry(at: Date): string;
}

const clock = (at: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", hour: "2-digit", minute: "2-digit" }).format(at);

const EN: PageWords = {
  product: "Winter boots",
  price: "€129.00",
  buy: "Add to cart",
  menu: ["New", "Shoes", "Jackets", "Delivery", "Contacts"],
  about: "Waterproof, warm, and light enough for a whole day outside.",
  ownForm: "Questions? We call you",
  phone: "Phone",
  callMe: "Call me",
  badNumber: "This number is too short. Check that no digit is missing.",
  operator: "Anna",
  scheduled: (at) => `We will call you on ${clock(at, "en-GB")}.`,
  anotherTry: (at) => `We will try again on ${clock(at, "en-GB")}.`,
};

const RU: PageWords = {
  product: "Зимние ботинки",
  price: "12 900 ₽",
  buy: "В корзину",
  menu: ["Новинки", "Обувь", "Куртки", "Доставка", "Контакты"],
  about: "Не промокают, греют и достаточно лёгкие, чтобы гулять весь день.",
  ownForm: "Есть вопросы? Перезвоним",
  phone: "Телефон",
  callMe: "Перезвоните мне",
  badNumber: "Номер слишком короткий. Проверьте, все ли цифры на месте.",
  operator: "Анна",
  scheduled: (at) => `Позвоним: ${clock(at, "ru-RU")}.`,
  anotherTry: (at) => `Попробуем ещё раз: ${clock(at, "ru-RU")}.`,
};

export const pageWords = (language: string): PageWords => (language.startsWith("ru") ? RU : EN);
