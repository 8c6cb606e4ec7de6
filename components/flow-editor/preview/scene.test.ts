import { describe, expect, it } from "vitest";
import { offer } from "@/core/flow/display/offer/definition";
import { evaluate } from "@/core/flow/runtime/evaluate";
import { draftOffer } from "./draft-offer";
import { PLAIN_LOOKS, type PreviewSite, type SceneChoice, sceneOf, statesOf } from "./scene";

const NOW = new Date(2026, 10, 27, 23, 30);
const SITE: PreviewSite = {
  name: "Boots",
  language: "en",
  defaultCountry: "GB",
  appearance: PLAIN_LOOKS,
  consent: { en: { version: 1, text: "I agree." } },
};
const CHOICE: SceneChoice = { state: "offer", language: "ru", theme: "dark", isOpen: true };
const config = (changes: object = {}) => ({ ...offer.defaults, ...changes });

describe("the draft of an offer", () => {
  it("is what would be published, where it could be", () =>
    expect(draftOffer(config({ form: "bar" }))).toMatchObject({ form: "bar", name: offer.defaults.name }));
  it("keeps words that are not finished, and mends what else is wrong", () => {
    const { en } = offer.defaults.texts;
    const texts = { en: { ...en, title: "Call {nam", button: "" } };
    const appearance = { ...offer.defaults.appearance, color: "red" };
    expect(draftOffer(config({ form: "inline", texts, appearance, channels: [] }))).toMatchObject({
      form: "inline",
      texts,
      appearance: { color: null },
      channels: offer.defaults.channels,
    });
  });
  it("is nothing where a file was damaged", () => expect(draftOffer({ form: 3 })).toBeNull());
});

describe("the preview's scene", () => {
  const drawn = draftOffer(config({ form: "inline", selector: "#contacts" }));
  it("leads straight to the offer, on the page's own place, however seldom it comes", () => {
    const { program } = sceneOf(drawn, SITE, CHOICE, NOW).config.display ?? {};
    const { decision } = program ? evaluate(program, {}) : { decision: null };
    expect(program?.offers[decision ?? ""]).toMatchObject({
      selector: "#preview-place",
      frequency: { perSession: null, afterDismissalDays: 0 },
    });
  });
  it("leads nowhere where no offer is reached", () => {
    const { program } = sceneOf(null, SITE, CHOICE, NOW).config.display ?? {};
    expect(program && evaluate(program, {}).decision).toBeNull();
  });
  it("takes the system's theme where the site leaves it to the visitor, and only there", () => {
    const light = { ...PLAIN_LOOKS, theme: "light" as const };
    expect(sceneOf(drawn, SITE, CHOICE, NOW).config.appearance.theme).toBe("dark");
    expect(sceneOf(drawn, { ...SITE, appearance: light }, CHOICE, NOW).config.appearance.theme).toBe("light");
  });
  it.each([
    [{ isOpen: false }, false],
    [{ state: "outside-hours" as const }, false],
    [{}, true],
  ])("with %j is open: %s", (change, open) => {
    const { config: told } = sceneOf(drawn, SITE, { ...CHOICE, ...change }, NOW);
    expect(told.open).toBe(open);
    expect(told.opensAt).toBe(open ? null : new Date(2026, 10, 28, 9).toISOString());
  });
  it("offers nothing to close where nothing can be closed", () => {
    expect(statesOf("inline")).not.toContain("closed");
    expect(statesOf("popup")).toContain("closed");
  });
});
