import { expect, test } from "../fixtures";

test("an operator takes a call in the console, and what came of it stays with the lead", async ({
  visit,
  desk,
  signIn,
  customer,
  request,
}) => {
  const number = customer("00");
  /** Somebody asks the shop from a program, as its own site may. */
  const asks = async (phone: string) => {
    const page = "https://shop.example/boots";
    const data = { siteKey: "demo", phone, consent: true, page };
    expect((await request.post("/api/v1/callbacks", { data })).status()).toBe(202);
  };
  const operator = await signIn("operator");
  const { page } = operator;
  await expect(operator.title).toHaveText("Console");
  // Another journey's talk may have been Anna's a moment ago; what came of it is asked long after she is free again.
  await expect(page.getByRole("main")).toContainText("Free", { timeout: 80_000 });
  const manager = await signIn("manager");
  await manager.open("/live");
  const board = manager.page.getByRole("main");

  await test.step("the call shows before the phone is picked up", async () => {
    const visitor = await visit("/demo/winter-boots");
    await visitor.asksFor(number);
    await expect(page.getByRole("main")).toContainText("Your phone is ringing");
    await expect(page.getByRole("main")).toContainText("Winter boots");
    await expect(page.getByRole("button", { name: "Accept" })).toHaveCount(0);
    await expect(board.getByRole("listitem").filter({ hasText: "Anna Smirnova" })).toContainText("Ringing");
  });

  await test.step("picked up, it is taken by the page's key", async () => {
    await desk.anna.answer();
    await expect(page.getByRole("button", { name: "Accept" })).toBeVisible();
    await page.keyboard.press("a");
    await expect(page.getByRole("main")).toContainText("Ringing the customer");
    await desk.phone(number).answer();
    await expect(page.getByRole("timer")).toBeVisible();
    await expect(page.getByRole("main").getByText("Talking").first()).toBeVisible();
    await expect(board.getByRole("article").filter({ hasText: "Anna Smirnova" })).toContainText("Talking");
  });

  await test.step("a manager's cue is read during the talk, and notes are kept", async () => {
    await board.getByRole("button", { name: "Cue for Anna Smirnova" }).click();
    await manager.page.getByRole("textbox", { name: "Cue for Anna Smirnova" }).fill("Offer the discount");
    await manager.page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByRole("main")).toContainText("Offer the discount");
    await page.getByLabel("Notes").fill("Wants them in brown");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  });

  await test.step("the owner listens on a phone of their own, whispers, and leaves", async () => {
    const owner = await signIn("owner");
    await owner.open("/live");
    const talk = owner.page.getByRole("article").filter({ hasText: "Anna Smirnova" });
    await talk.getByRole("button", { name: "Listen in on Anna Smirnova" }).click();
    await owner.page.getByRole("button", { name: "Ring +7 495 000-03-00" }).click();
    const phone = desk.phone("+74950000300");
    await phone.answer();
    await phone.press("1");
    await expect(phone.card).toContainText("Neither hears this phone.");
    await expect(page.getByRole("main")).toContainText("Olga Orlova listens in");
    await talk.getByText("Whisper", { exact: true }).click();
    await expect(desk.anna.card).toContainText("A manager speaks on this line.");
    await expect(page.getByRole("main")).toContainText("the customer does not hear it");
    await talk.getByRole("button", { name: "Hang up" }).click();
    await phone.is("idle");
    await expect(page.getByRole("main")).not.toContainText("Olga Orlova");
    await desk.anna.is("talking");
    await owner.page.close();
  });

  await test.step("who has to wait is dragged to a team that has somebody free", async () => {
    await asks(customer("39"));
    await expect(board.getByRole("listitem").filter({ hasText: "Boris" })).toContainText("Talking", {
      timeout: 40_000,
    });
    await asks(customer("38"));
    const waiting = manager.page.getByTestId("lane-Sales").getByRole("article");
    await expect(waiting).toHaveCount(1);
    await waiting.dragTo(manager.page.getByTestId("lane-Outlet"));
    await expect(waiting).toHaveCount(0);
    await expect(
      board.getByRole("article").filter({ hasText: /(Vera|Gleb|Dina) \(automatic\)/ }),
    ).toHaveCount(1);
  });

  await test.step("the customer leaves, and the operator goes on writing", async () => {
    await desk.phone(number).is("talking");
    await page.getByLabel("Notes").press("End");
    await page.keyboard.type(", size 42");
    await desk.phone(number).hangUp();
    await expect(page.getByRole("radio", { name: "Interested" }).first()).toBeVisible();
    await page.keyboard.type(" or 43");
  });

  await test.step("what came of it, and when to call again", async () => {
    await page.getByRole("radio", { name: "Interested" }).first().click();
    await expect(page.getByLabel("Notes")).toHaveValue("Wants them in brown, size 42 or 43");
    await page.getByLabel("Call again").selectOption("Tomorrow");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Noted")).toBeVisible();
    // The rest after a talk is short: it may be over by now.
    await expect(page.getByRole("main")).toContainText("You are ready", { timeout: 40_000 });
  });

  await test.step("the lead tells it", async () => {
    await manager.open(`/leads?q=${encodeURIComponent(number)}`);
    const leads = manager.page.getByRole("table").getByRole("row");
    await expect(leads.filter({ hasText: "Scheduled" })).toHaveCount(1);
    await leads.filter({ hasText: "Talked" }).getByRole("link").first().click();
    await expect(manager.facts("disposition")).toContainText("Interested");
    await expect(manager.facts("cue")).toContainText("Offer the discount");
    await expect(manager.facts("follow-up-arranged")).toHaveCount(1);
    await expect(manager.page.getByRole("main")).toContainText("Wants them in brown");
  });
});
