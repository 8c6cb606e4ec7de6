import { describe, expect, it } from "vitest";
import { countParts } from "./parts";
import { fillText, unknownInText, withPlaceForLink } from "./template";

describe("the parts of a text", () => {
  // 3GPP TS 23.038: 160 septets or 70 code units in one, 153 and 67 in each of several.
  it.each([
    ["", "GSM-7", 0],
    ["a".repeat(160), "GSM-7", 1],
    ["a".repeat(161), "GSM-7", 2],
    ["a".repeat(306), "GSM-7", 2],
    ["a".repeat(307), "GSM-7", 3],
    // Signs of the extension table count twice.
    [`${"a".repeat(158)}€`, "GSM-7", 1],
    [`${"a".repeat(159)}€`, "GSM-7", 2],
    ["Ж".repeat(70), "UCS-2", 1],
    ["Ж".repeat(71), "UCS-2", 2],
    ["Ж".repeat(134), "UCS-2", 2],
    ["Ж".repeat(135), "UCS-2", 3],
    // One typographic sign makes all of it dearer.
    [`${"a".repeat(70)}’`, "UCS-2", 2],
  ])("%s", (text, encoding, parts) => expect(countParts(text)).toMatchObject({ encoding, parts }));
});

describe("a template", () => {
  it("leaves nothing behind of what is not known", () =>
    expect(fillText("{name}, {site} called. Choose: {link}", { site: "Shop", link: "https://x/t/1" })).toBe(
      "Shop called. Choose: https://x/t/1",
    ));
  it("gets a place for the link where nobody gave it one", () => {
    expect(withPlaceForLink("We called. ")).toBe("We called. {link}");
    expect(withPlaceForLink("{link} is yours")).toBe("{link} is yours");
  });
  it("names words that mean nothing", () => expect(unknownInText("{nmae} {site}")).toEqual(["nmae"]));
});
