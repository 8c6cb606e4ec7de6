import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeHubSpot, fakeHubSpot } from "./fake-hubspot";
import { PRIVATE_APP_TOKEN } from "./oauth-server";

let now = Date.parse("2026-11-22T10:00:00Z");
let fake: FakeHubSpot;

beforeEach(async () => {
  fake = await fakeHubSpot({
    now: () => now,
    searchLagMs: 5000,
    limits: { requests: { requests: 5, perMs: 10_000 }, search: { requests: 2, perMs: 1000 } },
  });
});
afterEach(() => fake.stop());

async function ask(method: string, path: string, body?: unknown, token = PRIVATE_APP_TOKEN) {
  const answer = await fetch(fake.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}
const contact = (phone: string) => ask("POST", "/crm/v3/objects/contacts", { properties: { phone } });
const search = (phone: string) =>
  ask("POST", "/crm/v3/objects/contacts/search", {
    filterGroups: [{ filters: [{ propertyName: "phone", operator: "EQ", value: phone }] }],
  });

describe("the description", () => {
  it.each([
    ["GET", "/crm/v3/objects/unicorns", undefined],
    ["POST", "/crm/v3/objects/contacts", { properties: { phone: 5 } }],
    ["POST", "/crm/v3/objects/contacts", {}],
    ["GET", "/crm/v3/owners/?limit=many", undefined],
    ["POST", "/crm/v3/properties/contacts", { name: "x" }],
  ])("finds fault with %s %s %j", async (method, path, body) => {
    expect((await ask(method, path, body)).status).toBe(400);
    expect(fake.faults).toHaveLength(1);
  });
});

it("asks for a token", async () => {
  expect((await ask("GET", "/crm/v3/owners/", undefined, "another")).status).toBe(401);
});

it("finds a contact by searching some time after it was written, and by its id at once", async () => {
  const made = await contact("+12025550123");
  expect((await search("+12025550123")).body.total).toBe(0);
  expect((await ask("GET", `/crm/v3/objects/contacts/${made.body.id}`)).status).toBe(200);
  now += 5000;
  expect((await search("+12025550123")).body.total).toBe(1);
  expect(fake.faults).toEqual([]);
});

it("refuses a second record with the same value of a unique field", async () => {
  fake.account.byHand.addProperty("contacts", "ours", { hasUniqueValue: true });
  const write = () => ask("POST", "/crm/v3/objects/contacts", { properties: { ours: "1" } });
  expect((await write()).status).toBe(201);
  expect((await write()).status).toBe(409);
  const found = await ask("GET", "/crm/v3/objects/contacts/1?idProperty=ours&properties=ours");
  expect(found.body.properties.ours).toBe("1");
  expect(fake.faults).toEqual([]);
});

it("counts its limits apart, and remembers who went beyond", async () => {
  for (let i = 0; i < 5; i++) await contact(`+1202555010${i}`);
  expect((await contact("+12025550109")).status).toBe(429);
  expect((await search("+1")).status).toBe(200);
  expect(fake.violations()).toBe(1);
  now += 10_000;
  expect((await contact("+12025550109")).status).toBe(201);
});
