import { expect, test } from "../fixtures";

test("what was typed outlives refusals and reloads, and each problem stands beside its field", async ({
  signIn,
}) => {
  const owner = await signIn("owner");
  const { page } = owner;
  await owner.open("/team/operators/new");
  const save = page.getByRole("button", { name: "Save operator" });
  await expect(save).toBeDisabled();
  await page.getByLabel("Name").fill("Nina Novak");
  await save.click();
  await expect(page.getByLabel("Phone")).toBeFocused();
  await expect(page.getByText("Enter your phone number.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(/see the marked fields/);

  await page.getByLabel("Phone").fill("12");
  await save.click();
  await expect(page.getByText("This number is too short.")).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("Name")).toHaveValue("Nina Novak");
  await expect(page.getByLabel("Phone")).toHaveValue("12");
  await page.getByLabel("Phone").fill("+7 495 000-77-01");
  await save.click();
  await expect(owner.title).toHaveText("Team");
  await expect(page.getByRole("main")).toContainText("Nina Novak");

  await owner.open("/team/operators/new");
  await expect(page.getByLabel("Name")).toHaveValue("");
});

test("a save that does not reach the server loses nothing and can be repeated", async ({ signIn }) => {
  const owner = await signIn("owner");
  const { page } = owner;
  await owner.open("/settings/workspace");
  const name = page.getByLabel("Name");
  await expect(name).toHaveValue("Demo Shop");
  await name.fill("Demo Shop and more");
  await page.route("**/api/trpc/workspace.update*", (route) => route.abort());
  const save = page.getByRole("button", { name: "Save", exact: true });
  await save.click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(/The server did not answer/);
  await expect(name).toHaveValue("Demo Shop and more");
  await page.unroute("**/api/trpc/workspace.update*");
  await save.click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  await name.fill("Somebody else");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(name).toHaveValue("Demo Shop and more");
  await name.fill("Demo Shop");
  await save.click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
});
