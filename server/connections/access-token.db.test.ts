import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manifest } from "../crm/hubspot/manifest";
import { db } from "../platform/db";
import { env } from "../platform/env";
import { factories } from "../testing/factories";
import { type FakeHubSpot, fakeHubSpot } from "../testing/vendors/hubspot/fake-hubspot";
import { storedAccess } from "./access-token";
import { sealCredentials, unsealCredentials } from "./seal-credentials";

let now: number;
let vendor: FakeHubSpot;
let connectionId: string;

beforeEach(async () => {
  now = Date.parse("2026-11-20T10:00:00Z");
  vendor = await fakeHubSpot();
  env().oauthApps.hubspot = { clientId: "app", clientSecret: "hush" };
  const make = factories(`shop-${randomUUID()}`);
  await make.workspace();
  const tokens = vendor.oauth.grant();
  const { id } = await db().connection.create({
    data: {
      workspaceId: make.workspaceId,
      connector: "hubspot",
      name: "HubSpot",
      credentials: sealCredentials({ kind: "oauth2", ...tokens, expiresAt: now + 1_800_000 }),
    },
  });
  connectionId = id;
});
afterEach(async () => {
  await vendor.stop();
  expect(vendor.faults).toEqual([]);
});

const access = async () =>
  storedAccess({
    connectionId,
    credentials: (await stored()).sealed,
    connector: "hubspot",
    oauth2: manifest.auth === "signing-secret" ? undefined : manifest.auth.oauth2,
    network: { allowPrivateAddresses: false, timeoutMs: 2000, apiBase: vendor.url },
    clock: { now: () => now },
  });

async function stored() {
  const { credentials } = await db().connection.findUniqueOrThrow({ where: { id: connectionId } });
  return { sealed: credentials ?? "", opened: unsealCredentials(credentials) };
}

describe("the access token", () => {
  it("is the stored one while it lasts, and a new one shortly before it ends", async () => {
    expect(await (await access()).token()).toBe("access-1");
    now += 1_800_000 - 59_000;
    expect(await (await access()).token()).toBe("access-2");
    expect(vendor.oauth.issued()).toBe(2);
  });

  it("is renewed once for all who find it refused, and its rotated refresh token kept", async () => {
    vendor.oauth.expire();
    const renewed = await Promise.all(
      Array.from({ length: 8 }, async () => (await access()).renew("access-1")),
    );
    expect(new Set(renewed)).toEqual(new Set(["access-2"]));
    expect(vendor.oauth.issued()).toBe(2);
    expect((await stored()).opened).toMatchObject({ accessToken: "access-2", refreshToken: "refresh-2" });
    vendor.oauth.expire();
    expect(await (await access()).renew("access-2")).toBe("access-3");
  });

  it("is stored sealed, with the id of its key", async () => {
    const { sealed } = await stored();
    expect(sealed).not.toContain("access-1");
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\./);
  });

  it("cannot be had where the permission was taken back: somebody has to connect again", async () => {
    vendor.oauth.revoke();
    await expect((await access()).renew("access-1")).rejects.toMatchObject({
      kind: "unauthorized",
      wantsReconnect: true,
    });
  });

  it("cannot be had now where the vendor is out of reach, and the old refresh token is kept", async () => {
    vendor.answerWith({ status: 503 });
    await expect((await access()).renew("access-1")).rejects.toMatchObject({ kind: "unavailable" });
    vendor.answerWith("cut");
    await expect((await access()).renew("access-1")).rejects.toMatchObject({ kind: "unavailable" });
    vendor.answerWith(null);
    expect(await (await access()).renew("access-1")).toBe("access-2");
  });

  it("of a private app cannot be renewed", async () => {
    const credentials = sealCredentials({ kind: "token", accessToken: "pat" });
    await db().connection.update({ where: { id: connectionId }, data: { credentials } });
    expect(await (await access()).token()).toBe("pat");
    await expect((await access()).renew("pat")).rejects.toMatchObject({ wantsReconnect: true });
  });

  it("is not renewed where the installation has no app there any more", async () => {
    env().oauthApps.hubspot = undefined;
    await expect((await access()).renew("access-1")).rejects.toMatchObject({ kind: "unauthorized" });
  });
});
