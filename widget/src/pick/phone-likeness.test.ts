import { describe, expect, it } from "vitest";
import { phoneLikeness } from "./phone-likeness";

const likeness = (attributes: Record<string, string>, words = "") =>
  phoneLikeness({ tag: "input", attributes, nth: 1, parent: undefined }, words);

describe("a phone field", () => {
  it.each([
    [{ type: "tel" }, ""],
    [{ autocomplete: "tel-national" }, ""],
    [{ type: "text", name: "your-phone" }, ""],
    [{ type: "text" }, "Номер телефона"],
    [{ type: "text" }, "Тел."],
    [{ type: "text", placeholder: "+7 (___) ___-__-__" }, ""],
    [{ placeholder: "(000) 000-00-00" }, ""],
    [{ inputmode: "tel" }, ""],
  ])("is %j with the words %j", (attributes, words) =>
    expect(likeness(attributes, words)).toBeGreaterThan(0),
  );

  it.each([
    [{ type: "email", name: "phone" }, ""],
    [{ type: "hidden", name: "phone" }, ""],
    [{ type: "checkbox" }, "Phone me"],
    [{ type: "text", name: "name" }, "Your name"],
    [{ type: "text" }, "Номер заказа"],
    [{ type: "text", name: "card-number" }, "Номер карты"],
    [{ type: "text" }, "Hotel"],
    [{ placeholder: "2026" }, "Year"],
  ])("is not %j with the words %j", (attributes, words) => expect(likeness(attributes, words)).toBe(0));

  it("is surer the more it says", () =>
    expect(likeness({ type: "tel", name: "phone" })).toBeGreaterThan(likeness({ type: "tel" })));
});
