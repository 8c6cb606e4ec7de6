import { WidgetOnPage } from "@/widget/test/widget-on-page";
import { expect, test } from "../fixtures";
import { FlowEditor } from "../pages/flow-editor";

test("an editor chooses the shop's own form on the shop, and whoever sends it is called", async ({
  signIn,
  product,
  page: visitor,
  customer,
}) => {
  const staff = await signIn("editor");
  const { page } = staff;
  await page.goto(`${product.url}/demo-shop/rules`);
  const rulesOfShop = page.getByRole("listitem").filter({ hasText: "on Demo Shop" }).getByRole("link");
  const usual = await rulesOfShop.getAttribute("href");
  await page.getByRole("button", { name: "New display rules" }).click();
  const editor = new FlowEditor(page);
  await editor.isOpen();

  await test.step("the phone field and the button are clicked on the shop's page", async () => {
    await page.locator(".react-flow__node").nth(1).click();
    await editor.inspector.getByRole("combobox", { name: "Form" }).click();
    await page.getByRole("option", { name: "Your own form" }).click();
    await editor.inspector
      .getByRole("textbox", { name: "Page with the form" })
      .fill(`${product.url}/demo/contacts`);
    const opened = page.waitForEvent("popup");
    await editor.inspector.getByRole("button", { name: "Choose on the site" }).click();
    const shop = await opened;
    const bar = shop.locator("perezvon-pick");
    await expect(bar).toContainText("Choose on your site");
    await shop.locator("#contact-phone").click();
    await shop.locator("#contact-form").getByRole("button", { name: "Send" }).click();
    await bar.getByRole("button", { name: "Save" }).click();
    await expect(bar).toContainText("Go back to the editor");
    await shop.close();
    await expect(editor.inspector).toContainText("What you chose is here");
    await expect(editor.inspector).toContainText("Phone field “Phone”");
  });

  await test.step("published, the form on the shop asks for a call", async () => {
    await editor.isSaved();
    await editor.publishFor("Demo Shop");
    const number = customer("01");
    await visitor.goto(`${product.url}/demo/contacts`);
    await visitor.locator("#contact-phone").fill(number);
    await expect(visitor.locator("perezvon-note")).toContainText("By pressing “Send” you confirm");
    await visitor.locator("#contact-form").getByRole("button", { name: "Send" }).click();
    await expect(visitor.getByText("Thank you, we have your message.")).toBeVisible();
    const widget = new WidgetOnPage(visitor);
    await expect(widget.headline).toContainText("Ringing");
    await widget.button("Cancel the call").click();
    await expect(widget.headline).toHaveText("Cancelled: we will not call");
  });

  await test.step("the shop has its usual rules again", async () => {
    await page.goto(`${product.url}${usual}`);
    await editor.isOpen();
    await editor.publishFor("Demo Shop");
  });
});
