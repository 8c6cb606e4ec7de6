import { parsePhoneNumberWithError } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { formatPhone, maskPhone } from "./format-phone";
import { PHONE_PROBLEMS, parsePhone } from "./phone";
import { phoneProblemText } from "./problem-text";

const e164 = (text: string, country: string) => {
  const read = parsePhone(text, country);
  return read.ok ? read.value.e164 : read.error;
};

describe("as people type", () => {
  it.each([
    ["+7 (495) 123-45-67", "RU", "+74951234567"],
    ["8 (495) 123-45-67", "RU", "+74951234567"],
    ["495 123-45-67", "RU", "+74951234567"],
    ["7 495 123 45 67", "RU", "+74951234567"],
    ["+8 (903) 123-45-67", "RU", "+79031234567"],
    ["8.903.123.45.67", "RU", "+79031234567"],
    ["007 495 123-45-67", "DE", "+74951234567"],
    ["810 49 30 1234567", "RU", "+49301234567"],
    ["030 / 123 45 67", "DE", "+49301234567"],
    ["(202) 555-0123", "US", "+12025550123"],
    [" 020 7946 0958 ", "GB", "+442079460958"],
    ["8 701 234 56 78", "KZ", "+77012345678"],
  ])("%s in %s is %s", (text, country, expected) => {
    expect(e164(text, country)).toBe(expected);
  });

  it("tells country, type and the national way of writing", () => {
    expect(parsePhone("+77012345678", "RU")).toEqual({
      ok: true,
      value: { e164: "+77012345678", country: "KZ", national: "8 (701) 234 5678", type: "mobile" },
    });
  });
});

describe("what cannot be called", () => {
  it.each([
    ["", "phone-empty"],
    ["   ", "phone-empty"],
    ["112", "too-short"],
    ["12", "too-short"],
    ["+7 495 000 00", "too-short"],
    ["+7 495 000-02-00-123", "too-long"],
    ["+7 495 123-45-67 1234", "too-long"],
    ["hello", "not-a-number"],
    ["+999 123456", "not-a-number"],
    ["+7 495 123-45-67, +7 495 765-43-21", "not-a-number"],
    ["+7 495 123-45-67 ext. 12", "has-extension"],
    ["+7 495 123-45-67 доб. 12", "has-extension"],
    ["+7 809 123-45-67", "premium-number"],
    ["+49 900 1 234567", "premium-number"],
    ["+1 900 555 0123", "premium-number"],
    ["+44 844 123 4567", "premium-number"],
    ["+44 70 1234 5678", "premium-number"],
    ["+870 773 111 632", "country-not-allowed"],
  ])("%s: %s", (text, problem) => {
    expect(e164(text, "RU")).toBe(problem);
  });

  it("is also every country that is not allowed", () => {
    expect(parsePhone("+86 138 0013 8000", "RU", ["RU", "DE"])).toEqual({
      ok: false,
      error: "country-not-allowed",
    });
    expect(parsePhone("+49 30 1234567", "RU", ["RU", "DE"]).ok).toBe(true);
  });

  it("has words in both languages", () => {
    for (const problem of PHONE_PROBLEMS) {
      expect(phoneProblemText(problem, "en")).toMatch(/\.$/);
      expect(phoneProblemText(problem, "ru-RU")).toMatch(/[а-я].*\.$/);
    }
  });
});

describe("possible and valid", () => {
  it.each(["00", "01", "29", "30", "31", "35", "39"])(
    "takes the simulator's numbers that end in %s",
    (ending) => {
      expect(e164(`+7 495 000-02-${ending}`, "RU")).toBe(`+749500002${ending}`);
      expect(e164(`+749500001${ending}`, "US")).toBe(`+749500001${ending}`);
    },
  );

  it("takes a number of the right length whose range the numbering plan does not know", () => {
    const text = "+49 12 345678";
    expect(parsePhoneNumberWithError(text).isValid()).toBe(false);
    expect(parsePhone(text, "DE")).toMatchObject({ ok: true, value: { country: "DE", type: "unknown" } });
  });

  it("reads an unknown range of a shared calling code in the reader's country, and refuses it from elsewhere", () => {
    expect(parsePhone("+1 555 555 5555", "US")).toMatchObject({ ok: true, value: { country: "US" } });
    expect(parsePhone("+1 555 555 5555", "DE")).toEqual({ ok: false, error: "country-not-allowed" });
  });
});

describe("showing", () => {
  it.each([
    ["+74951234567", "+7 495 123-45-67", "+7 495 ***-**-67"],
    ["+12025550123", "+1 202 555 0123", "+1 202 *** **23"],
    ["+33123456789", "+33 1 23 45 67 89", "+33 1 ** ** ** 89"],
    ["+6561234567", "+65 6123 4567", "+65 **** **67"],
    ["not a number", "not a number", "not a number"],
  ])("%s is read as %s and masked as %s", (number, shown, masked) => {
    expect(formatPhone(number)).toBe(shown);
    expect(maskPhone(number)).toBe(masked);
  });
});
