import { expect, it } from "vitest";
import { readNumbers } from "./read-numbers";

it.each([
  ["plain lines", "+1 202 555 0139\n(202) 555-0140", ["+12025550139", "+12025550140"]],
  ["a CSV with titles", "Name;Phone\nAnna;+74951234567\nBoris;8 495 123-45-68", ["+74951234567"]],
  ["quoted cells and commas", 'name,phone\n"Smith, Anna",+12025550139', ["+12025550139"]],
  ["numbers that a spreadsheet robbed of their plus", "phone\n4915112345678", ["+4915112345678"]],
  ["one number twice", "+12025550139\n202 555 0139", ["+12025550139"]],
])("%s", (_what, text, phones) => expect(readNumbers(text, "US").phones).toEqual(phones));

it("tells which lines have none, and takes the rest; titles are no problem", () => {
  expect(readNumbers("phone\n+12025550139\n12\nAnna", "US")).toEqual({
    phones: ["+12025550139"],
    problems: [
      { line: 3, text: "12" },
      { line: 4, text: "Anna" },
    ],
    problemCount: 2,
  });
});
