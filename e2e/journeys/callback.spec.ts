import { expect, test } from "../fixtures";

test("a visitor asks, an operator and the visitor answer, and the lead tells it all", async ({
  visit,
  desk,
  signIn,
  customer,
}) => {
  const number = customer("00");
  const visitor = await visit("/demo/winter-boots");

  await test.step("the visitor asks", async () => {
    await visitor.asksFor(number);
    await visitor.isTold("Ringing Anna");
  });

  await test.step("the operator hears where the visitor is, and takes the call", async () => {
    await desk.anna.answer();
    await desk.anna.hears("Callback from Demo Shop, page Winter boots");
    await visitor.isTold("Anna is picking up");
    await desk.anna.press("1");
  });

  await test.step("the customer's phone rings, and both are joined", async () => {
    await visitor.isTold("Your phone is ringing");
    await desk.phone(number).answer();
    await desk.phone(number).talks();
    await desk.anna.is("talking");
    await visitor.isTold("Have a good talk");
  });

  await test.step("they hang up, and the visitor rates the talk", async () => {
    await desk.phone(number).hangUp();
    await desk.anna.is("idle");
    await visitor.isTold("Thank you for the talk");
    await visitor.widget.button("5 out of 5").click();
    await visitor.reads("Thank you for your answer");
  });

  await test.step("the lead's page tells the whole story", async () => {
    const manager = await signIn("manager");
    await manager.openLead(number);
    const story = manager.page.getByRole("main");
    await expect(story).toContainText("Talked");
    await expect(manager.facts("operator-chosen")).toContainText("Anna Smirnova");
    await expect(manager.facts("joined")).toHaveCount(1);
    await expect(manager.facts("finished")).toContainText("they talked for");
    await expect(manager.facts("rated")).toContainText("5 of 5");
    await expect(story).toContainText("Winter boots");
    await expect(story).toContainText(
      /Stages so far: Asked.+Ringing operator.+Operator ready.+Ringing customer.+Talking.+Talked/,
    );
  });
});

test("a visitor presses «Order by phone» in the page itself", async ({ page, visit }) => {
  const visitor = await visit("/demo/winter-boots");
  await page.getByRole("button", { name: "Order by phone" }).first().click();
  await expect(visitor.widget.phone).toBeFocused();
});
