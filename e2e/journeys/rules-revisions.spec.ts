import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { barriers } from "../pages/barriers";
import { FlowEditor } from "../pages/flow-editor";

const node = (id: string, kind: string, x: number, config: object = {}) => ({
  id,
  kind,
  position: { x: x * 300, y: 0 },
  config,
});
const part = (kind: string, config: object) => ({ kind, not: false, config });
const scrolled = part("scroll-depth", { atLeast: 50 });

/** As somebody's file: a group, a split behind its yes, a score behind its no. */
const FILE = {
  format: 2,
  kind: "display",
  nodes: [
    node("start", "start", 0),
    node("who", "group", 1, { mode: "all", conditions: [scrolled] }),
    node("halves", "split", 2, {
      holdOut: 0,
      variants: [
        { id: "a", name: "First", weight: 1 },
        { id: "b", name: "Second", weight: 1 },
      ],
    }),
    node("worth", "score", 3, { threshold: 40, rules: [{ points: 50, ...scrolled }] }),
    node("none", "nothing", 4),
  ],
  edges: [
    "start.next>who",
    "who.yes>halves",
    "who.no>worth",
    "halves.a>none",
    "halves.b>none",
    "worth.yes>none",
  ].map((way) => {
    const [source = "", to = ""] = way.split(">");
    const [from = "", port = ""] = source.split(".");
    return { id: source, from, port, to };
  }),
  notes: [],
};

test("rules from a file are changed, copied, argued about in two windows, compared and rolled back", async ({
  signIn,
  product,
}) => {
  const { page } = await signIn("editor");
  const editor = new FlowEditor(page);
  await newRules(page, product.url);

  await test.step("a file", async () => {
    await editor.saving(() =>
      page.locator("input[type=file]").setInputFiles({
        name: "rules.json",
        mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify(FILE)),
      }),
    );
    await expect(editor.step("Scrolled 50 %")).toBeVisible();
    await publish(page, 1);
  });

  await test.step("a group in a group, points, and the name of a variant", async () => {
    await editor.find("Scrolled");
    await editor.choose("Add a condition", "Several conditions");
    await editor.choose("Add a condition to this group", "Was here before");
    await editor.choose("Add a condition to this group", "Copied text");
    await expect(editor.step("Scrolled 50 % and (Was here before or Copied text)")).toBeVisible();
    expect(await barriers(page)).toEqual([]);
    await editor.find("Scores");
    await editor.inspector.getByRole("textbox", { name: "Points", exact: true }).fill("70");
    await editor.inspector.getByRole("textbox", { name: "Enough are" }).fill("60");
    await expect(editor.step("Scores at least 60 points")).toBeVisible();
    await editor.find("Split");
    await editor.saving(() =>
      editor.inspector.getByRole("textbox", { name: "Name of the variant" }).first().fill("Half"),
    );
    await expect(editor.step("Half")).toBeVisible();
  });

  await test.step("read in plain words, each leading to its step", async () => {
    await editor.openMenu();
    expect(await barriers(page)).toEqual([]);
    await editor.chooseInMenu("Read in plain words");
    const words = page.getByRole("complementary", { name: "In plain words" });
    await expect(words.getByRole("listitem")).toContainText([
      "Scrolled 50 % and (Was here before or Copied text)?",
      "Yes: Split visitors.",
      "Half, 50 %: Show nothing.",
      "Second, 50 %: Show nothing.",
      "Otherwise: Scores at least 60 points?",
    ]);
    await words.getByRole("button", { name: "Otherwise: Scores" }).click();
    await expect(editor.inspector.getByRole("heading", { name: "Score" })).toBeVisible();
    expect(await barriers(page)).toEqual([]);
    await words.getByRole("button", { name: "Close" }).click();
  });

  await test.step("after a reload everything can still be undone", async () => {
    await page.reload();
    await editor.isOpen();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(editor.step("First")).toBeVisible();
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(editor.step("Half")).toBeVisible();
  });

  const rules = page.url();
  const second = await page.context().newPage();
  await test.step("copied into other rules", async () => {
    await page.locator("[data-canvas]").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    await newRules(second, product.url);
    await second.locator("[data-canvas]").focus();
    await second.keyboard.press("Control+v");
    await expect(new FlowEditor(second).step("Half")).toBeVisible();
    await expect(second.locator(".react-flow__edge")).toHaveCount(6);
  });

  await test.step("who saves second is asked, and loses nothing unasked", async () => {
    await second.goto(rules);
    const other = new FlowEditor(second);
    await other.isOpen();
    await other.find("Scores");
    await other.saving(() => other.inspector.getByRole("textbox", { name: "Enough are" }).fill("65"));
    await editor.find("Scores");
    await editor.inspector.getByRole("textbox", { name: "Enough are" }).fill("55");
    const conflict = page.getByRole("dialog", { name: "Somebody else saved these rules" });
    expect(await conflict.waitFor().then(() => barriers(page))).toEqual([]);
    await conflict.getByRole("button", { name: "Take theirs" }).click();
    await expect(editor.step("Scores at least 65 points")).toBeVisible();
  });

  await test.step("two versions side by side, and the older one is the draft again", async () => {
    await editor.openMenu();
    await editor.chooseInMenu("Published revisions");
    await page.getByRole("button", { name: "Compare r1 with the draft" }).click();
    await expect(page).toHaveURL(/before=r1&after=draft/);
    const differences = page.getByRole("region", { name: "Differences" });
    const changed = differences.getByRole("button", { name: /^Changed Scores/ });
    await expect(changed).toContainText(/Enough are: 40 points\W+65 points/);
    await expect(differences.getByRole("listitem")).toHaveCount(3);
    await changed.click();
    for (const side of ["before: Live (r1)", "after: Draft"])
      await expect(
        page.getByRole("region", { name: `Diagram ${side}` }).locator(".react-flow__node.selected"),
      ).toContainText("Changed");
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Make r1 the draft" }).click();
    await expect(differences).toContainText("These two are alike");
    await page.getByRole("alert").getByRole("button", { name: "Undo" }).click();
    await expect(differences.getByRole("listitem")).toHaveCount(3);
    await page.getByRole("button", { name: "Make r1 the draft" }).click();
    await expect(differences).toContainText("These two are alike");
    const comparison = page.getByRole("dialog", { name: "Compare revisions" });
    await comparison.getByRole("button", { name: "Publish…" }).click();
    await expect(page.getByText("Nothing differs from r1, which is live.")).toBeVisible();
  });
});

async function newRules(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/demo-shop/rules`);
  await page.getByRole("button", { name: "New display rules" }).click();
  await new FlowEditor(page).isOpen();
}

async function publish(page: Page, number: number): Promise<void> {
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`r${number} live`)).toBeVisible();
}
