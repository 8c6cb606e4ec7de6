import { expect, it } from "vitest";
import { check } from "@/core/flow/check";
import { siteForIntake } from "../callbacks/intake/site-for-intake";
import { db } from "../platform/db";
import { readWidgetConfig } from "../sites/widget-config/queries";
import { seedDemo } from "./demo";
import { demoDisplay } from "./demo-display";

it("seeds once, also when several processes start at once", async () => {
  await Promise.all([seedDemo("http://localhost:3000"), seedDemo("http://localhost:3000")]);
  await seedDemo("http://localhost:3000");
  expect(await db().workspace.count()).toBe(1);
  expect(await db().member.count()).toBe(4);
  const operators = await db().operator.findMany({ orderBy: { phone: "asc" }, select: { phone: true } });
  expect(operators.map(({ phone }) => phone.slice(-4))).toEqual([
    "0100",
    "0103",
    "0104",
    "0105",
    "0106",
    "0300",
  ]);
});

it("gives sites that can take a request at once", async () => {
  await seedDemo("http://localhost:3000");
  for (const key of ["demo", "demo-auto"])
    expect(await siteForIntake(key)).toMatchObject({
      allowedOrigins: ["*"],
      consentTexts: [{ language: "en" }, { language: "ru" }],
      workspace: { allowedCountries: ["RU", "US", "DE", "GB", "KZ"] },
    });
});

it("shows offers by a display flow in the shop, and the plain button elsewhere", async () => {
  await seedDemo("http://localhost:3000");
  const shop = await readWidgetConfig("demo", Date.now());
  expect(Object.keys(shop?.display?.program.offers ?? {}).sort()).toEqual(["bar", "button", "form", "help"]);
  expect((await readWidgetConfig("demo-auto", Date.now()))?.display).toBeNull();
  expect(check(demoDisplay)).toEqual([]);
});
