import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const good = { DATABASE_URL: "postgresql://x", PEREZVON_SECRET: "x".repeat(32) };

describe("readEnv", () => {
  it("fills in what is not given", () => {
    expect(readEnv(good)).toMatchObject({
      port: 3000,
      publicUrl: "http://localhost:3000",
      demo: true,
      inngest: false,
    });
  });
  it("names every wrong variable at once and says what it wants", () => {
    const read = () => readEnv({ PORT: "99999", PEREZVON_SECRET: "short", SMTP_URL: "mail.example" });
    expect(read).toThrow(/PORT/);
    expect(read).toThrow(/DATABASE_URL must be a PostgreSQL connection string/);
    expect(read).toThrow(/PEREZVON_SECRET must have at least 32 characters/);
    expect(read).toThrow(/SMTP_URL must begin with smtp/);
  });
  it("takes an empty variable for an absent one", () => {
    expect(
      readEnv({ ...good, INNGEST_BASE_URL: "", PUBLIC_URL: "https://calls.example.com/" }),
    ).toMatchObject({
      inngest: false,
      publicUrl: "https://calls.example.com",
    });
  });
  it("takes Stripe's two secrets together or not at all", () => {
    const secrets = { STRIPE_SECRET_KEY: "sk_test_x", STRIPE_WEBHOOK_SECRET: "whsec_x" };
    expect(readEnv(good).stripe).toBeNull();
    expect(readEnv({ ...good, ...secrets }).stripe).toMatchObject({ apiBase: null });
    expect(() => readEnv({ ...good, STRIPE_SECRET_KEY: "sk_test_x" })).toThrow(/belong together/);
    expect(() => readEnv({ ...good, ...secrets, STRIPE_SECRET_KEY: "pk_test_x" })).toThrow(/begins with sk_/);
  });
  it("takes HubSpot's app whole or not at all, and a stand-in for it on this machine only", () => {
    const app = { HUBSPOT_CLIENT_ID: "id", HUBSPOT_CLIENT_SECRET: "hush" };
    expect(readEnv({ ...good, ...app }).oauthApps.hubspot).toEqual({ clientId: "id", clientSecret: "hush" });
    expect(readEnv(good).oauthApps.hubspot).toBeUndefined();
    expect(() => readEnv({ ...good, HUBSPOT_CLIENT_ID: "id" })).toThrow(/HUBSPOT_CLIENT_SECRET must be set/);
    const base = (url: string) => readEnv({ ...good, HUBSPOT_API_BASE: url }).vendorBases.hubspot;
    expect(base("http://127.0.0.1:4242/")).toBe("http://127.0.0.1:4242");
    for (const url of ["https://evil.example", "http://127.0.0.1.evil.example", "http://10.0.0.1"])
      expect(() => base(url)).toThrow(/HUBSPOT_API_BASE must be an address on this machine/);
  });
});
