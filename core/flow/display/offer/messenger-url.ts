import type { MessengerKind } from "../../runtime/offer";

export const MESSENGER_KINDS = [
  "telegram",
  "whatsapp",
  "viber",
  "vk",
  "custom",
] as const satisfies readonly MessengerKind[];

const NAME_AFTER = (hosts: string) =>
  new RegExp(`^(?:(?:https?://)?(?:www\\.)?(?:${hosts})/|@)?([\\w.]+)/?$`, "i");
const TELEGRAM = NAME_AFTER("t\\.me|telegram\\.me");
const VK = NAME_AFTER("vk\\.com|vk\\.me|vk\\.ru");
const WHATSAPP_LINK = /^(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)/i;

/**
 * Where a press leads, from what people have at hand: a name, a number, or a link that they copied. Null where it is
 * none of these: whatever is stored, a page is only ever given addresses of these shapes.
 */
export function messengerUrl(kind: MessengerKind, typed: string): string | null {
  const to = typed.trim();
  switch (kind) {
    case "telegram": {
      const name = TELEGRAM.exec(to)?.[1];
      return name && /^[a-z]\w{3,31}$/i.test(name) ? `https://t.me/${name}` : null;
    }
    case "vk": {
      const name = VK.exec(to)?.[1];
      return name && name.length >= 2 && name.length <= 40 ? `https://vk.me/${name}` : null;
    }
    case "whatsapp": {
      const digits = digitsOf(to.replace(WHATSAPP_LINK, ""));
      return digits && `https://wa.me/${digits}`;
    }
    case "viber": {
      const digits = digitsOf(to);
      return digits && `viber://chat?number=%2B${digits}`;
    }
    case "custom":
      return /^https:\/\/[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?$/i.test(to) ? to : null;
  }
}

/** A number as it is written to people abroad: with its country, seven to fifteen digits. */
function digitsOf(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, "").replace(/^\+/, "");
  return /^[1-9]\d{6,14}$/.test(digits) ? digits : null;
}
