import type { Traits } from "./traits";

const TEXT_TYPES = ["", "text", "tel", "number", "search"];
const SAYS_PHONE =
  /phone|telefon|\btel\b|tel[-_]|[-_]tel|mobile|msisdn|whatsapp|тел(ефон|\.|$|\b)|мобильн|номер/i;
const SAYS_OTHER =
  /promo|coupon|order|card|code|search|passport|zip|postal|inn\b|qty|house|extension|купон|промо|карт|индекс|заказ|паспорт|инн\b|дом\b|добавочн/i;
const MASK = /^\+?[\d_#x()\s.-]*[_0#x()-][\d_#x()\s.-]{5,}$/i;
const ENOUGH = 2;

/** How much an input looks like one for a phone number: 0 for not at all, the more the surer. */
export function phoneLikeness({ tag, attributes }: Traits, words: string): number {
  const { type = "", autocomplete = "", inputmode, name = "", id = "", placeholder = "" } = attributes;
  if (tag !== "input" || !TEXT_TYPES.includes(type.toLowerCase())) return 0;
  const told = [name, id, placeholder, words, attributes.class ?? "", attributes["aria-label"] ?? ""];
  let score = 0;
  if (type === "tel") score += 5;
  if (/\btel\b|^tel-/.test(autocomplete)) score += 5;
  if (inputmode === "tel") score += 3;
  if (MASK.test(placeholder)) score += 2;
  if (attributes["data-mask"] || attributes["data-tilda-rule"] === "phone") score += 1;
  score += 2 * told.filter((text) => SAYS_PHONE.test(text)).length;
  if (told.some((text) => SAYS_OTHER.test(text)) && type !== "tel") score -= 4;
  return score >= ENOUGH ? score : 0;
}
