import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const ask = async (forwardedFor: string | null, trustProxy = "0") => {
  vi.stubEnv("PEREZVON_TRUST_PROXY", trustProxy);
  const { clientAddress } = await import("./client-address");
  return clientAddress(new Headers(forwardedFor === null ? {} : { "x-forwarded-for": forwardedFor }));
};

describe("the address of who asks", () => {
  beforeEach(() => {
    vi.stubEnv("DATABASE_URL", "postgresql://nowhere");
    vi.stubEnv("PEREZVON_SECRET", "s".repeat(32));
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    // The environment is read once a process.
    vi.resetModules();
  });

  it.each([
    ["::ffff:127.0.0.1", "127.0.0.1"],
    ["::FFFF:203.0.113.7", "203.0.113.7"],
    ["0:0:0:0:0:ffff:203.0.113.7", "203.0.113.7"],
    ["203.0.113.7", "203.0.113.7"],
    ["2001:db8::7", "2001:db8::7"],
    ["::1", "::1"],
    ["64:ff9b::203.0.113.7", "64:ff9b::203.0.113.7"],
  ])("%s is written as %s", async (given, written) => {
    expect(await ask(given)).toBe(written);
  });

  it("is the first hop without a proxy, and the one the proxy appended behind one", async () => {
    expect(await ask("198.51.100.1, ::ffff:203.0.113.7")).toBe("198.51.100.1");
    vi.resetModules();
    expect(await ask("198.51.100.1, ::ffff:203.0.113.7", "1")).toBe("203.0.113.7");
  });

  it("is unknown where nothing was said", async () => {
    expect(await ask(null)).toBe("unknown");
    vi.resetModules();
    expect(await ask("")).toBe("unknown");
  });
});
