import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBERS } from "./account";
import { type FakeTwilio, fakeTwilio } from "./fake-twilio";

let fake: FakeTwilio;
beforeEach(async () => {
  fake = await fakeTwilio();
});
afterEach(() => fake.stop());

const [from = ""] = OWN_NUMBERS;

async function ask(path: string, form?: Record<string, string>, token = AUTH_TOKEN) {
  const response = await fetch(`${fake.url}/2010-04-01/Accounts/${ACCOUNT_SID}/${path}`, {
    method: form ? "POST" : "GET",
    headers: { authorization: `Basic ${btoa(`${ACCOUNT_SID}:${token}`)}` },
    ...(form && { body: new URLSearchParams(form) }),
  });
  return { status: response.status, body: await response.json() };
}

describe("the description", () => {
  it.each([
    ["Unicorns.json", undefined],
    ["Calls.json", { From: from }],
    ["Calls.json", { To: "+12025550139", From: from, Url: "https://a.example", Ringtone: "loud" }],
    ["Calls.json?Status=sneezing", undefined],
    ["Calls/CA1.json", { Status: "completed" }],
  ])("finds fault with %s %j", async (path, form) => {
    expect((await ask(path, form)).status).toBe(400);
    expect(fake.faults).toHaveLength(1);
  });
});

it("asks for the account's token", async () => {
  expect((await ask("Calls.json", undefined, "another")).status).toBe(401);
});

it("takes a call from a number of the account's, lists it, and ends it once", async () => {
  const url = "http://127.0.0.1:1/";
  expect((await ask("Calls.json", { To: "+12025550139", From: "+12025559999", Url: url })).body.code).toBe(
    21212,
  );
  const { body } = await ask("Calls.json", { To: "+12025550100", From: from, Url: url });
  expect((await ask("Calls.json?To=%2B12025550100")).body.calls).toMatchObject([{ sid: body.sid }]);
  const end = () => ask(`Calls/${body.sid}.json`, { Status: "completed" });
  expect((await end()).body.status).toBe("canceled");
  expect((await end()).body.code).toBe(21220);
  expect(fake.faults).toEqual([]);
});
