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
});
