import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeHubSpot, fakeHubSpot } from "../testing/vendors/hubspot/fake-hubspot";
import { authorizeUrl, exchangeCode, refreshTokens } from "./oauth2";

const oauth2 = {
  authorizeUrl: "https://app.hubspot.com/oauth/authorize",
  tokenUrl: "https://api.hubapi.com/oauth/v1/token",
  scopes: ["one", "two"],
};
const app = { clientId: "app", clientSecret: "a-client-secret" };
const redirectUri = "https://calls.example/back";
const now = Date.parse("2026-11-22T10:00:00Z");
let vendor: FakeHubSpot;

beforeEach(async () => {
  vendor = await fakeHubSpot();
});
afterEach(async () => {
  await vendor.stop();
  expect(vendor.faults).toEqual([]);
});

const grant = () => ({
  oauth2,
  app,
  now,
  network: { allowPrivateAddresses: false, timeoutMs: 1000, apiBase: vendor.url },
});

describe("the authorization code grant", () => {
  it("sends people to the vendor, and changes what they bring back for tokens, once", async () => {
    const there = authorizeUrl(grant(), { redirectUri, state: "a state" });
    expect(Object.fromEntries(new URL(there).searchParams)).toEqual({
      client_id: "app",
      redirect_uri: redirectUri,
      response_type: "code",
      scope: "one two",
      state: "a state",
    });
    const answer = await fetch(there, { redirect: "manual" });
    const back = new URL(answer.headers.get("location") ?? "");
    expect(back.searchParams.get("state")).toBe("a state");
    const code = back.searchParams.get("code") ?? "";
    expect(await exchangeCode(grant(), { code, redirectUri })).toEqual({
      kind: "oauth2",
      accessToken: "access-1",
      refreshToken: "refresh-1",
      expiresAt: now + 1_800_000,
    });
    await expect(exchangeCode(grant(), { code, redirectUri })).rejects.toMatchObject({
      kind: "unauthorized",
      wantsReconnect: true,
    });
  });

  it("goes to the vendor itself where there is no stand-in", () => {
    const network = { allowPrivateAddresses: false, timeoutMs: 1000 };
    const there = authorizeUrl({ oauth2, app, network }, { redirectUri, state: "s" });
    expect(there).toMatch(/^https:\/\/app\.hubspot\.com\/oauth\/authorize\?/);
  });
});

it("refreshing keeps the old refresh token where the vendor sends none", async () => {
  const tokens = { kind: "oauth2" as const, accessToken: "a", refreshToken: "kept", expiresAt: now };
  vendor.answerWith({ status: 200, body: JSON.stringify({ access_token: "b", expires_in: 60 }) });
  expect(await refreshTokens(grant(), tokens)).toEqual({
    kind: "oauth2",
    accessToken: "b",
    refreshToken: "kept",
    expiresAt: now + 60_000,
  });
});

it.each([
  [{ status: 429 }, "rate-limited"],
  [{ status: 503 }, "unavailable"],
  [{ status: 200, body: "<html>" }, "protocol"],
  [{ status: 200, body: JSON.stringify({ access_token: "" }) }, "protocol"],
  ["cut", "unavailable"],
] as const)("an answer of %j is %s, and no error tells a secret", async (answering, kind) => {
  vendor.answerWith(answering);
  const error = await exchangeCode(grant(), { code: "secret-code", redirectUri }).catch((thrown) => thrown);
  expect(error).toMatchObject({ kind });
  expect(JSON.stringify([error.message, error.code, error.answer])).not.toMatch(
    /secret-code|a-client-secret/,
  );
});
