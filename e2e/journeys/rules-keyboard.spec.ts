import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { FlowEditor } from "../pages/flow-editor";

test("everything that a pointer does is done with the keyboard alone", async ({ signIn, product }) => {
  const { page } = await signIn("editor");
  await page.goto(`${product.url}/demo-shop/rules`);
  await page.getByRole("button", { name: "New display rules" }).press("Enter");
  const editor = new FlowEditor(page);
  await editor.isOpen();

  await test.step("A adds after the selected step, by searching", async () => {
    await editor.step("Visitor").focus();
    await page.keyboard.press("Enter");
    await addBySearch(page, "Came from");
    await expect(editor.step("Came from ads")).toBeVisible();
    await editor.step("Visitor").focus();
    await page.keyboard.press("Enter");
    await addBySearch(page, "Scrolled");
    await expect(editor.step("Scrolled 50 %")).toBeVisible();
  });

  await test.step("a way out is led on from a list", async () => {
    await editor.step("Scrolled 50 %").focus();
    await page.keyboard.press("Enter");
    const no = editor.inspector.getByRole("combobox", { name: "After “no”" });
    await no.focus();
    await page.keyboard.type("Came from");
    const found = page.getByRole("option", { name: "Came from ads" });
    await expect(found).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(found).toHaveAttribute("data-combobox-selected");
    await page.keyboard.press("Enter");
    await expect(no).toHaveValue("Came from ads");
  });

  await test.step("removing joins what stood around, and undo brings it back", async () => {
    await editor.step("Scrolled 50 %").focus();
    await page.keyboard.press("Delete");
    await expect(editor.step("Scrolled 50 %")).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(editor.step("Scrolled 50 %")).toBeVisible();
  });

  await test.step("the keys are listed", async () => {
    await editor.step("Visitor").focus();
    await page.keyboard.press("Shift+Slash");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("published from the keyboard", async () => {
    await editor.isSaved();
    await page.getByRole("button", { name: "Publish…" }).press("Enter");
    await page
      .getByRole("dialog", { name: "Publish" })
      .getByRole("button", { name: "Publish" })
      .press("Enter");
    await expect(page.getByText("r1 live")).toBeVisible();
  });
});

async function addBySearch(page: Page, words: string): Promise<void> {
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog", { name: "What comes next?" })).toBeVisible();
  await page.keyboard.type(words);
  await expect(page.getByRole("option", { name: words }).first()).toBeVisible();
  await page.keyboard.press("Enter");
}
