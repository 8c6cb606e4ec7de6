import { describe, expect, it } from "vitest";
import { offer, offerConfig, offerOf } from "./definition";

const config = (changes: object) => ({ ...offer.defaults, ...changes });
const problems = (changes: object) =>
  offerConfig.safeParse(config(changes)).error?.issues.map(({ path }) => path.join("."));

describe("offer", () => {
  it("begins with a config that can be published", () => expect(problems({})).toBeUndefined());
  it.each([
    [{ form: "inline" }, ["selector"]],
    [{ form: "integrated", selector: " " }, ["selector"]],
    [{ form: "integrated" }, ["places"]],
    [{ form: "integrated", places: { name: { selectors: ["#name"] } } }, ["places"]],
    [{ form: "integrated", places: { phone: { selectors: [] } } }, ["places.phone.selectors"]],
    [{ name: " " }, ["name"]],
    [{ texts: {} }, ["texts"]],
    [
      { texts: { en: { title: "Call {nmae}", text: "", button: "" } } },
      ["texts.en.title", "texts.en.button"],
    ],
    [{ texts: { English: { title: "a", text: "", button: "b" } } }, ["texts.English"]],
    [{ channels: [] }, ["channels"]],
    [
      { appearance: { ...offer.defaults.appearance, color: "red" }, outsideHours: "never" },
      ["appearance.color", "outsideHours"],
    ],
    [{ departments: [{ id: "a", labels: { en: " " } }] }, ["departments.0.labels"]],
    [
      {
        departments: [
          { id: "a", labels: { en: "Sales" } },
          { id: "a", labels: { en: "Service" } },
        ],
      },
      ["departments.1.id"],
    ],
    [
      {
        messengers: [
          { kind: "telegram", to: "no name" },
          { kind: "custom", to: "https://chat.example" },
        ],
      },
      ["messengers.0.to", "messengers.1.label"],
    ],
    [{ frequency: { ...offer.defaults.frequency, perSession: 0 } }, ["frequency.perSession"]],
  ])("refuses %j", (changes, fields) => expect(problems(changes)).toEqual(fields));
  it("takes a place on the page where the form needs one", () =>
    expect(problems({ form: "inline", selector: "#contacts" })).toBeUndefined());

  it("tells the page where messengers are, not what was typed", () => {
    const parsed = offerConfig.parse(config({ messengers: [{ kind: "telegram", to: " @boots_shop " }] }));
    expect(offerOf(parsed).messengers).toEqual([{ kind: "telegram", url: "https://t.me/boots_shop" }]);
  });

  it.each([
    { selector: "#order" },
    { places: { button: { selectors: ["#order"] } } },
    { places: { phone: { selectors: ["#phone"], within: [["iframe"]], text: "Phone" } } },
  ])("works with a part of the site's own page: %j", (where) =>
    expect(problems({ form: "integrated", ...where })).toBeUndefined(),
  );

  it.each([
    ["bar", "right", "bottom"],
    ["bar", "top", "top"],
    ["slide-in", "bottom", "right"],
    ["button", "left", "left"],
  ])("a %s at the %s stands at the %s", (form, position, expected) => {
    const { appearance } = offer.defaults;
    const parsed = offerConfig.parse(config({ form, appearance: { ...appearance, position } }));
    expect(offerOf(parsed).appearance.position).toBe(expected);
  });
});
