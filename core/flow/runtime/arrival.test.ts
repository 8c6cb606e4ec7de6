import { expect, it } from "vitest";
import { readArrival, signatureOf } from "./arrival";

const read = (address: string, referrer = "") => readArrival(new URL(address), referrer);

it.each([
  ["https://shop.example/", "", "direct"],
  ["https://shop.example/boots", "https://www.shop.example/", "internal"],
  ["https://shop.example/", "https://www.google.co.uk/", "search"],
  ["https://shop.example/", "https://ya.ru/", "search"],
  ["https://shop.example/", "https://m.vk.com/wall", "social"],
  ["https://shop.example/", "https://e.mail.ru/inbox", "email"],
  ["https://shop.example/", "https://blog.example/", "referral"],
  ["https://shop.example/?utm_source=spring-newsletter", "", "email"],
  ["https://shop.example/?utm_source=x&utm_medium=cpc", "https://www.google.com/", "ads"],
  ["https://shop.example/?gclid=1", "https://www.google.com/", "ads"],
  // Facebook marks free links too.
  ["https://shop.example/?fbclid=1", "", "social"],
  ["https://shop.example/", "no address", "direct"],
])("%s from %j is %s", (address, referrer, source) => expect(read(address, referrer).source).toBe(source));

it("is the same source again only from the same host with the same tags, and none where it names none", () => {
  const one = read("https://shop.example/a?utm_source=maps", "https://maps.example/1");
  expect(signatureOf(read("https://shop.example/b?utm_source=maps", "https://maps.example/2"))).toBe(
    signatureOf(one),
  );
  expect(signatureOf(read("https://shop.example/a", "https://maps.example/1"))).not.toBe(signatureOf(one));
  expect(signatureOf(read("https://shop.example/a"))).toBe("");
});
