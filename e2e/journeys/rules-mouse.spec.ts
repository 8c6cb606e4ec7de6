import { expect, test } from "../fixtures";
import { FlowEditor } from "../pages/flow-editor";

test("an editor draws two conditions with the mouse, plays a visitor, and publishes for the shop", async ({
  signIn,
  product,
}) => {
  const { page } = await signIn("editor");
  await page.goto(`${product.url}/demo-shop/rules`);
  const rulesOfShop = page.getByRole("listitem").filter({ hasText: "on Demo Shop" }).getByRole("link");
  const usual = await rulesOfShop.getAttribute("href");
  await page.getByRole("button", { name: "New display rules" }).click();
  const editor = new FlowEditor(page);
  await editor.isOpen();

  await test.step("two conditions between the visitor and the offer", async () => {
    await editor.step("Visitor").click();
    await page
      .getByRole("complementary", { name: "Steps" })
      .getByRole("button", { name: "Came from", exact: true })
      .click();
    await expect(editor.step("Came from ads")).toBeVisible();
    await page.getByRole("button", { name: "Show everything" }).click();
    await editor.step("Visitor").click();
    await page
      .getByRole("complementary", { name: "Steps" })
      .getByRole("button", { name: "Scrolled" })
      .click();
    await expect(editor.step("Scrolled 50 %")).toBeVisible();
  });

  await test.step("what is typed is on the canvas, and can be undone", async () => {
    await editor.inspector.getByRole("textbox", { name: "At least" }).fill("30");
    await expect(editor.step("Scrolled 30 %")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(editor.step("Scrolled 50 %")).toBeVisible();
  });

  await test.step("a visitor from an ad who scrolls sees it, another does not", async () => {
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await expect(editor.verdict).toContainText("Shows nothing");
    const facts = page.getByRole("region", { name: "Test as a visitor" });
    await facts.getByRole("textbox", { name: "Scrolled" }).fill("60");
    await facts.getByRole("combobox", { name: "Came from" }).click();
    await page.getByRole("option", { name: "Ads" }).click();
    await expect(editor.verdict).toContainText("Shows “");
  });

  await test.step("published, it is live on the shop", async () => {
    await editor.isSaved();
    await editor.publishFor("Demo Shop");
    expect((await displayOf(product.url)).flowId).toBe(page.url().split("/").pop());
  });

  await test.step("another set of rules takes the shop over, by choosing it there", async () => {
    await page.goto(`${product.url}${usual}`);
    await editor.isOpen();
    await editor.publishFor("Demo Shop");
    expect((await displayOf(product.url)).flowId).toBe(usual?.split("/").pop());
  });
});

/** What the shop's pages are told to show. */
async function displayOf(url: string): Promise<{ flowId: string }> {
  const answer = await fetch(`${url}/api/widget/demo/config`);
  return (await answer.json()).display;
}
