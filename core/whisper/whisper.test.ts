import { describe, expect, it } from "vitest";
import { sourceOf } from "./source-of";
import { fillWhisper, unknownVariables } from "./template";

describe("a template", () => {
  const values = { site: "Shop", page: "Boots", source: "google", name: "Anna", attempt: "2" };
  it.each([
    ["{name} from {site}, page {page}.", "Anna from Shop, page Boots."],
    ["From {site}, about {topic}, {name}.", "From Shop, about, Anna."],
    ["{topic}, {site}", "Shop"],
    ["{site}, {topic}.", "Shop."],
    ["{topic} {site}   {topic} {page}", "Shop Boots"],
    ["Try {attempt}: {source}", "Try 2: google"],
    ["Say {hello} to {name}", "Say {hello} to Anna"],
    ["{topic}", ""],
    ["", ""],
  ])("%j is read as %j", (template, read) => {
    expect(fillWhisper(template, values)).toBe(read);
  });
  it("does not put variables into what visitors typed", () => {
    expect(fillWhisper("{name}", { name: "{site}", site: "Shop" })).toBe("{site}");
  });
  it("tells what means nothing, once each", () => {
    expect(unknownVariables("{site} {phone} {phone} {Name}")).toEqual(["phone", "Name"]);
  });
});

describe("the source", () => {
  const page = "https://shop.example/boots";
  it.each([
    [{ utm: { source: "yandex" }, referrer: "https://google.com/" }, "yandex"],
    [{ utm: {}, referrer: "https://www.google.com/search?q=boots" }, "google.com"],
    [{ utm: {}, referrer: "https://www.shop.example/" }, ""],
    [{ utm: {}, referrer: null }, ""],
    [{ utm: {}, referrer: "android-app" }, ""],
  ])("of %j is %j", (facts, source) => {
    expect(sourceOf(facts, page)).toBe(source);
  });
});
