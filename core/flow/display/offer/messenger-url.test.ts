import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MESSENGER_KINDS, messengerUrl } from "./messenger-url";

describe("where a messenger's link leads", () => {
  it.each([
    ["telegram", "@boots_shop", "https://t.me/boots_shop"],
    ["telegram", "https://t.me/boots_shop/", "https://t.me/boots_shop"],
    ["telegram", "t.me/boots_shop", "https://t.me/boots_shop"],
    ["whatsapp", "+7 (495) 123-45-67", "https://wa.me/74951234567"],
    ["whatsapp", "https://wa.me/74951234567", "https://wa.me/74951234567"],
    ["viber", "+7 495 123-45-67", "viber://chat?number=%2B74951234567"],
    ["vk", "https://vk.com/boots.shop", "https://vk.me/boots.shop"],
    ["custom", "https://chat.example/boots?from=site", "https://chat.example/boots?from=site"],
  ] as const)("%s %s", (kind, typed, url) => expect(messengerUrl(kind, typed)).toBe(url));

  it.each([
    ["telegram", "boots shop"],
    ["telegram", "https://evil.example/boots"],
    ["telegram", "abc"],
    ["whatsapp", "495 12"],
    ["whatsapp", "call me"],
    ["viber", "0800 123456"],
    ["custom", "http://chat.example"],
    ["custom", "javascript:alert(1)"],
    ["custom", "https://user@evil.example/"],
    ["vk", ""],
  ] as const)("%s %j is refused", (kind, typed) => expect(messengerUrl(kind, typed)).toBeNull());

  it("is never another scheme or another host than its messenger's", () =>
    fc.assert(
      fc.property(fc.constantFrom(...MESSENGER_KINDS), fc.string(), (kind, typed) => {
        const url = messengerUrl(kind, typed);
        const shape = {
          telegram: "https://t.me/",
          vk: "https://vk.me/",
          whatsapp: "https://wa.me/",
          viber: "viber://chat?",
          custom: "https://",
        };
        return url === null || url.startsWith(shape[kind]);
      }),
    ));
});
