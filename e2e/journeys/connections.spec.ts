import { Webhook } from "standardwebhooks";
import { expect, test } from "../fixtures";
import { openReceiver } from "../receiver";

test("a webhook gets the finished callback, signed, and again when it was down", async ({
  signIn,
  visitElsewhere,
  customer,
}) => {
  const receiver = await openReceiver();
  const owner = await signIn("owner");
  await owner.open("/connections/new/webhook");
  await owner.page.getByLabel("Name").fill("Warehouse");
  await owner.page.getByLabel("Address").fill(receiver.url);
  await owner.page.getByRole("button", { name: "Add webhook" }).click();
  const secret = await owner.page.getByTestId("webhook-secret").innerText();
  await owner.page.getByRole("button", { name: "I have copied it" }).click();
  await expect(owner.title).toContainText("Warehouse");

  const number = customer("38");
  const visitor = await visitElsewhere();
  receiver.answerWith(503);
  await visitor.asksFor(number);
  await visitor.isTold("Thank you for the talk", 60_000);
  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1);
  receiver.answerWith(200);
  // The first retry comes within seconds; the log shows what is waited for and what came of it.
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(2);

  const [first, second] = receiver.received;
  for (const message of [first, second]) {
    const told = new Webhook(secret.trim()).verify(message?.body ?? "", asText(message?.headers));
    expect(told).toMatchObject({ type: "callback.finished" });
    expect(message?.body).toContain(number);
  }
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  await owner.page.reload();
  await expect(owner.page.getByRole("main")).toContainText("Delivered");

  await owner.openLead(number);
  await expect(owner.facts("delivery").filter({ hasText: "Warehouse" })).toContainText("Sent to");
  await receiver.close();
});

const asText = (headers: Record<string, unknown> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
