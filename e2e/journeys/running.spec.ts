import { test as base, expect } from "../fixtures";
import { PhoneDesk } from "../pages/phone-desk";
import { Staff } from "../pages/staff";
import { Visitor } from "../pages/visitor";
import { Product } from "../product";

// One command to start it, and whatever dies in between: these have a product of their own, to kill.

const test = base.extend<{ own: Product }>({
  own: async ({ browserName: _ }, use, { workerIndex, testId }) => {
    const own = await Product.fresh(`own-${workerIndex}-${testId}`);
    await use(own);
    await own.discard();
  },
});
test.setTimeout(300_000);

const OUTLET = ["+74950000103", "+74950000104", "+74950000106"];

test("npm start says when it is ready, stops cleanly, and goes on with the same data", async ({
  own,
  browser,
}) => {
  const id = await ask(own, "+74951110138");
  await expect.poll(async () => (await status(own, id)).outcome, { timeout: 60_000 }).toBe("conversation");
  expect(await own.stop()).toBe(0);
  expect(await own.isHealthy()).toBe(false);

  const { line, tookMs } = await own.start();
  expect(line).toBe(`Perezvon is ready on ${own.url}`);
  // Nothing is installed, built or seeded again. Bounded for a machine that is busy with tests.
  expect(tookMs).toBeLessThan(30_000);
  const context = await browser.newContext();
  const manager = await Staff.signIn(context, own.url, "manager");
  await manager.openLead("+74951110138");
  await expect(manager.facts("finished")).toContainText("they talked for");
  await context.close();
});

test("a port that is taken is named, and not taken for our own server", async ({ own }) => {
  const second = Product.fresh("second", { PORT: String(own.port) });
  await expect(second).rejects.toThrow(`another program listens on port ${own.port}`);
  expect(await own.isHealthy()).toBe(true);
});

test("the web server is killed while the two talk, then everything is: the talk goes on", async ({
  own,
  browser,
}) => {
  const number = "+74951110200";
  const context = await browser.newContext();
  const desk = await PhoneDesk.open(await context.newPage(), own.url);
  const visitor = await Visitor.on(await context.newPage(), `${own.url}/demo/felt-boots`);
  await visitor.asksFor(number);
  await desk.anna.accept();
  await desk.phone(number).answer();
  await visitor.isTold("Have a good talk");

  await test.step("kill -9 of the web server", async () => {
    const killed = own.webPid();
    own.killWeb();
    await expect.poll(() => own.webPid() !== killed && own.isHealthy(), { timeout: 60_000 }).toBe(true);
    await desk.phone(number).is("talking");
  });

  await test.step("kill -9 of everything but the phones", async () => {
    await own.killAll();
    await expect.poll(() => own.isHealthy()).toBe(false);
    await own.start();
    await desk.phone(number).is("talking", 40_000);
    await visitor.isTold("Have a good talk", 40_000);
  });

  await desk.phone(number).hangUp();
  await visitor.isTold("Thank you for the talk", 40_000);
  const manager = await Staff.signIn(context, own.url, "manager");
  await manager.openLead(number);
  await expect(manager.facts("joined")).toHaveCount(1);
  await expect(manager.facts("finished")).toContainText("they talked for");
  for (const rung of [number, "+74950000100"]) expect(await own.history(rung), rung).toHaveLength(1);
  await context.close();
});

test("everything is killed while phones ring: nobody is forgotten and nobody is rung twice", async ({
  own,
}) => {
  const numbers = ["+74951110338", "+74951110438"];
  const ids = await Promise.all(numbers.map((number) => ask(own, number)));
  await expect
    .poll(async () => (await Promise.all(OUTLET.map((operator) => own.history(operator)))).flat().length)
    .toBe(2);
  await own.killAll();
  await own.start();
  for (const id of ids)
    await expect.poll(async () => (await status(own, id)).outcome, { timeout: 90_000 }).toBe("conversation");
  for (const number of numbers) expect(await own.history(number), number).toHaveLength(1);
  const operators = (await Promise.all(OUTLET.map((operator) => own.history(operator)))).flat();
  expect(operators).toHaveLength(2);
});

test("the database and the web server die together: the one waits for the other, and both are back", async ({
  own,
}) => {
  own.killDatabaseAndWeb();
  await expect.poll(() => own.isHealthy()).toBe(false);
  await expect.poll(() => own.isHealthy(), { timeout: 60_000 }).toBe(true);
  const id = await ask(own, "+74951110538");
  await expect.poll(async () => (await status(own, id)).outcome, { timeout: 60_000 }).toBe("conversation");
});

const urls = new Map<string, string>();

/** Asks for a callback as a program would. @returns its id */
async function ask(own: Product, phone: string): Promise<string> {
  const answer = await fetch(`${own.url}/api/v1/callbacks`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": phone },
    body: JSON.stringify({ siteKey: "demo-auto", phone, consent: true, page: `${own.url}/demo` }),
  });
  expect(answer.status).toBe(202);
  const { id, statusUrl } = await answer.json();
  urls.set(id, statusUrl);
  return id;
}

async function status(own: Product, id: string): Promise<{ stage: string; outcome: string | null }> {
  const answer = await fetch(urls.get(id) ?? own.url);
  if (!answer.ok) throw new Error(`The status is not to be had: ${answer.status}`);
  return answer.json();
}
