import { expect, test } from "../fixtures";

test("the first operator declines, and the next one takes the call", async ({
  visit,
  desk,
  signIn,
  customer,
  product,
}) => {
  const number = customer("38");
  const manager = await signIn("manager");
  await manager.operatorIsFree("Anna Smirnova");

  const visitor = await visit("/demo/storm-parka");
  await visitor.asksFor(number);
  await desk.anna.decline();
  await visitor.isTold(/Boris/);
  await visitor.isTold("Have a good talk", 40_000);
  await visitor.isTold("Thank you for the talk", 40_000);

  await manager.openLead(number);
  await expect(manager.facts("operator-chosen")).toHaveCount(2);
  await expect(manager.facts("leg-failed")).toContainText("declined");
  expect(await product.history(number)).toHaveLength(1);
});

test("a paused operator is not rung, and is again after coming back", async ({
  visit,
  signIn,
  customer,
  product,
}) => {
  const anna = "Anna Smirnova";
  const before = (await product.history("+74950000100")).length;
  const operator = await signIn("operator");
  await operator.page.getByRole("button", { name: `Pause ${anna}` }).click();
  await operator.page.getByRole("menuitem", { name: "15 minutes" }).click();

  const manager = await signIn("manager");
  await manager.open("/team");
  await expect(manager.operator(anna)).toContainText("Paused");

  const visitor = await visit("/demo");
  await visitor.asksFor(customer("38"));
  await visitor.isTold(/Boris/, 40_000);
  await visitor.isTold("Thank you for the talk", 60_000);
  expect(await product.history("+74950000100")).toHaveLength(before);

  await manager.page.getByRole("button", { name: `Resume ${anna}` }).click();
  await expect(manager.operator(anna)).not.toContainText("Paused");
});
