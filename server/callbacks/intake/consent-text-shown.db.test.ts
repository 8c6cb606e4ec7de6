import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../platform/db";
import { openShop } from "../../testing/shop";
import { consentTextShown } from "./consent-text-shown";
import { type IntakeSite, siteForIntake } from "./site-for-intake";

let site: IntakeSite;

/** English in three versions, Russian in one that came later. */
beforeAll(async () => {
  const shop = await openShop({ site: { language: "en" } });
  const text = (version: number, language: string) => ({
    workspaceId: shop.workspaceId,
    siteId: shop.site.id,
    version,
    language,
    text: `${language} ${version}`,
  });
  await db().consentText.createMany({ data: [text(2, "en"), text(3, "en"), text(1, "ru")] });
  const found = await siteForIntake(shop.site.key);
  if (!found) throw new Error("the shop has a site");
  site = found;
});

describe("the consent text that was shown", () => {
  it.each([
    ["en", 3, "en", 3],
    ["en", 2, "en", 2],
    ["ru", 1, "ru", 1],
    // Seen before there was a Russian one: the widget showed the site's own language.
    ["ru", 2, "en", 2],
    ["de", 1, "en", 1],
  ])("in %s, of version %d, is %s %d", async (language, version, ofLanguage, ofVersion) => {
    expect(await consentTextShown(site, language, version)).toMatchObject({
      language: ofLanguage,
      version: ofVersion,
    });
  });

  it("is the newest where the client sent no version", async () => {
    expect(await consentTextShown(site, "en", undefined)).toMatchObject({ language: "en", version: 3 });
    expect(await consentTextShown(site, "ru", undefined)).toMatchObject({ language: "ru", version: 1 });
  });

  it("never existed: refused, in the visitor's words, with what is wrong", async () => {
    await expect(consentTextShown(site, "ru", 4)).rejects.toMatchObject({
      problem: {
        type: "/problems/consent-required",
        status: 422,
        detail: "consentVersion: this site has no consent text of version 4",
        errors: { consent: expect.stringContaining("Обновите страницу") },
      },
    });
  });

  it("is not taken from another site", async () => {
    const other = await openShop();
    const elsewhere = await siteForIntake(other.site.key);
    if (!elsewhere) throw new Error("the other shop has a site");
    await expect(consentTextShown(elsewhere, "en", 3)).rejects.toMatchObject({ problem: { status: 422 } });
  });
});
