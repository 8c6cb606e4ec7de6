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

describe("the network of who asks", () => {
  it.each([
    // Whoever has one address of IPv6 has all of its half, and may ask from another one each time.
    ["2001:db8:1:2::7", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002:0000:0000:0000:0007", "2001:db8:1:2::/64"],
    ["2001:db8::7", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    // A translator in front of us writes IPv4 so: these are many people.
    ["64:ff9b::203.0.113.7", "64:ff9b::203.0.113.7"],
    ["64:ff9b::cb00:7107", "64:ff9b::cb00:7107"],
    ["fe80::1:2:3:4%eth0", "fe80:0:0:0::/64"],
    ["203.0.113.7", "203.0.113.7"],
    ["unknown", "unknown"],
    ["not:an:address", "not:an:address"],
  ])("of %s is %s", async (address, network) => {
    const { networkOf } = await import("./client-address");
    expect(networkOf(address)).toBe(network);
  });
});
