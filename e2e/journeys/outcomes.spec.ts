import { expect, test } from "../fixtures";

// What a visitor is told when it does not go the straight way: always an outcome, always what happens now.

const TRY_AGAIN = /We will call you (again )?(in about \d+ minutes?|today at|tomorrow at)/;

test("the customer's line is busy: another try is arranged, and can be called off", async ({
  visitElsewhere,
  signIn,
  customer,
}) => {
  const number = customer("30");
  const visitor = await visitElsewhere();
  await visitor.asksFor(number);
  await visitor.isTold("Your call is scheduled", 40_000);
  await visitor.reads(TRY_AGAIN);

  const owner = await signIn("owner");
  await owner.openLead(number);
  await expect(owner.facts("leg-failed").filter({ hasText: "busy" })).toHaveCount(1);
  await expect(owner.page.getByRole("main")).toContainText("Next try");

  await visitor.widget.button("Cancel the call").click();
  await visitor.isTold("Cancelled: we will not call");
  await expect(owner.facts("cancelled")).toHaveCount(1);
  await expect(owner.page.getByRole("main")).toContainText("Cancelled");
});

test("the customer declines", async ({ visitElsewhere, desk, signIn, customer }) => {
  const number = customer("00");
  const visitor = await visitElsewhere();
  await visitor.asksFor(number);
  await desk.phone(number).decline();
  await visitor.isTold("Your call is scheduled");
  await visitor.reads(TRY_AGAIN);
  await visitor.widget.button("Cancel the call").click();

  const manager = await signIn("manager");
  await manager.openLead(number);
  await expect(manager.facts("leg-failed")).toContainText("declined");
});

test("the customer could not answer, calls back, and gets whom they missed", async ({
  visitElsewhere,
  desk,
  signIn,
  customer,
}) => {
  const number = customer("00");
  const visitor = await visitElsewhere();
  await visitor.asksFor(number);
  const phone = desk.phone(number);
  await phone.decline();
  await visitor.isTold("Your call is scheduled");

  await phone.callBack();
  await phone.is("waiting");
  await phone.hears("thank you for calling");
  await phone.talks();
  await phone.hangUp();

  const manager = await signIn("manager");
  await manager.openLead(number);
  await expect(manager.facts("called-back")).toContainText("called");
  await expect(manager.facts("operator-chosen")).toContainText("dealt with this customer last");
});

test("the customer lets it ring", async ({ visitElsewhere, signIn, customer }) => {
  const number = customer("31");
  const visitor = await visitElsewhere();
  await visitor.asksFor(number);
  await visitor.isTold("Your phone is ringing", 40_000);
  await visitor.isTold("Your call is scheduled", 60_000);
  await visitor.reads(TRY_AGAIN);
  await visitor.widget.button("Cancel the call").click();

  const manager = await signIn("manager");
  await manager.openLead(number);
  await expect(manager.facts("leg-failed")).toContainText("no answer");
});

test("the visitor changes their mind while the operator's phone rings", async ({
  visitElsewhere,
  product,
  customer,
}) => {
  const number = customer("01");
  const visitor = await visitElsewhere();
  await visitor.asksFor(number);
  await visitor.isTold(/^Ringing /);
  await visitor.widget.button("Cancel the call").click();
  await visitor.isTold("Cancelled: we will not call");
  await visitor.reads("You cancelled. We will not call.");
  expect(await product.history(number)).toEqual([]);
});

test("the visitor reloads the page in the middle, and finds the call where it is", async ({
  visitElsewhere,
  desk,
  customer,
  product,
}) => {
  const number = customer("00");
  const visitor = await visitElsewhere();
  await visitor.asksFor(number);
  await desk.phone(number).is("ringing", 40_000);
  await visitor.page.reload();
  await visitor.isTold("Your phone is ringing");
  await desk.phone(number).answer();
  await visitor.isTold("Have a good talk");
  await visitor.page.reload();
  await visitor.isTold("Have a good talk");
  await desk.phone(number).talks();
  await desk.phone(number).hangUp();
  await visitor.isTold("Thank you for the talk");
  expect(await product.history(number)).toHaveLength(1);
});

test("a number that must not be called is refused before anybody is rung", async ({
  visitElsewhere,
  customer,
}) => {
  const visitor = await visitElsewhere();
  await test.step("of a country that is not allowed", async () => {
    await visitor.asksFor("+33 1 42 68 53 00");
    await expect(visitor.widget.phone).toHaveAttribute("aria-invalid", "true");
    await visitor.reads("We do not call this country");
  });
  await test.step("too short", async () => {
    await visitor.widget.phone.fill("+7 495 12");
    await visitor.widget.submit.click();
    await visitor.reads("This number is too short");
  });
  await test.step("and what was typed can be put right", async () => {
    await visitor.widget.phone.fill(customer("01"));
    await visitor.widget.submit.click();
    await visitor.isTold(/Ringing|picking up/);
    await visitor.widget.button("Cancel the call").click();
  });
});
