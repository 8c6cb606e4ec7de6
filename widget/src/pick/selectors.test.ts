import { describe, expect, it } from "vitest";
import { looksGenerated, selectorsFor } from "./selectors";
import type { Traits } from "./traits";

const body: Traits = { tag: "body", attributes: {}, nth: 1, parent: undefined };
const part = (tag: string, attributes: Traits["attributes"], parent: Traits = body, nth = 1): Traits => ({
  tag,
  attributes,
  nth,
  parent,
});
const all = () => 1;

describe("selectors for an element", () => {
  it("begin with the id that a person gave, and end with the place in the order of things", () =>
    expect(selectorsFor(part("input", { id: "phone", name: "tel", type: "tel" }), all)).toEqual([
      "#phone",
      'input[name="tel"]',
      'input[type="tel"]',
      "body > input:nth-of-type(1)",
    ]));
  it("keep only what finds one element", () => {
    const counts: Record<string, number> = { 'input[name="tel"]': 2, '#order input[name="tel"]': 1 };
    const phone = part("input", { name: "tel" }, part("form", { id: "order" }));
    expect(selectorsFor(phone, (selector) => counts[selector] ?? 0)).toEqual([
      '#order input[name="tel"]',
      "#order > input:nth-of-type(1)",
    ]);
  });
  it("trust a form builder's number last, and an id of the moment not at all", () => {
    expect(selectorsFor(part("button", { id: "btn98765", class: "t-submit" }), all)).toEqual([
      "button.t-submit",
      "#btn98765",
      "body > button:nth-of-type(1)",
    ]);
    expect(selectorsFor(part("input", { id: ":r3:" }), all)).toEqual(["body > input:nth-of-type(1)"]);
  });
  it("leave a style sheet's own class names out", () =>
    expect(
      selectorsFor(part("button", { class: "css-1x2y3z sc-fzXfNl btn-primary Button_root__3kL9x" }), all),
    ).toEqual(["button.btn-primary", "body > button:nth-of-type(1)"]));
  it("quote what is no plain word", () =>
    expect(selectorsFor(part("input", { id: "a.b", name: 'form["tel"]' }), all).slice(0, 2)).toEqual([
      '[id="a.b"]',
      'input[name="form[\\"tel\\"]"]',
    ]));
  it("are six at most", () => {
    const telling = {
      id: "a1",
      name: "b",
      autocomplete: "tel",
      "data-qa": "c",
      "aria-label": "d",
      type: "tel",
    };
    expect(selectorsFor(part("input", telling, part("form", { id: "f" })), all)).toHaveLength(6);
  });
});

describe("what looks generated", () => {
  it.each(["css-1x2y3z", "form654321098", "field_3c1f2aa", ":r1:", "radix-4", "input-8f3a2b1c"])(
    "%s",
    (name) => expect(looksGenerated(name)).toBe(true),
  );
  it.each(["phone", "phone2", "order-form", "contact_tel", "step1", "h1-title", "form-field-phone"])(
    "not %s",
    (name) => expect(looksGenerated(name)).toBe(false),
  );
});
