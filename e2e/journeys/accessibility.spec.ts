import { expect, test } from "../fixtures";
import { barriers } from "../pages/barriers";
import { settled } from "../pages/settled";

const PUBLIC = ["/demo", "/demo/winter-boots", "/demo/phones"];
/** Who is signed in is sent on from the first. */
const STRANGER = ["/sign-in", "/set-up", "/forgot-password", "/reset-password/unknown"];
const STAFF = [
  "",
  "/console",
  "/live",
  "/leads",
  "/sites",
  "/sites/new",
  "/team",
  "/team/teams/new",
  "/team/operators/new",
  "/reports/speed",
  "/connections",
  "/connections/new",
  "/connections/new/webhook",
  "/connections/new/hubspot",
  "/settings/workspace",
  "/settings/members",
  "/settings/billing",
  "/settings/dispositions",
  "/settings/consent",
  "/settings/outbox",
  "/settings/account",
];

for (const colorScheme of ["light", "dark"] as const)
  test(`no page keeps anybody out, ${colorScheme}`, async ({ signIn, product }) => {
    const { page } = await signIn("owner");
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of [...PUBLIC, ...STAFF.map((rest) => `/demo-shop${rest}`)]) {
      await page.goto(product.url + path);
      await expect(page.locator("h1").first()).toBeVisible();
      await settled(page);
      expect.soft(await barriers(page), `${path} in ${colorScheme}`).toEqual([]);
    }
  });

for (const colorScheme of ["light", "dark"] as const)
  test(`no page keeps a stranger out, refusals included, ${colorScheme}`, async ({ page, product }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of STRANGER) {
      await page.goto(product.url + path);
      await expect(page.locator("h1").first()).toBeVisible();
      await settled(page);
      expect.soft(await barriers(page), `${path} in ${colorScheme}`).toEqual([]);
    }
    await page.goto(`${product.url}/forgot-password`);
    await page.getByRole("button", { name: "Ask for a link" }).click();
    await expect(page.getByText("Fill this in.")).toBeVisible();
    expect(await barriers(page), `a marked field in ${colorScheme}`).toEqual([]);
  });
