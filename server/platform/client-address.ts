import { env } from "./env";

/**
 * Who is asking, for counting. Behind a proxy (PEREZVON_TRUST_PROXY) it is the address that the proxy appended last:
 * what stands before it, the caller may have written. Without a proxy the header is the connection's own address:
 * scripts/caller-address.mjs sees to that.
 */
export function clientAddress(headers: Headers): string {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const hop = env().trustProxy ? hops.at(-1) : hops[0];
  return hop ? plainAddress(hop) : "unknown";
}

/**
 * A server that listens on IPv6 sees IPv4 callers as ::ffff:203.0.113.7. One caller has one address, whichever way it
 * was written down: for counting, and for those who read it beside a consent.
 */
const plainAddress = (address: string): string => MAPPED.exec(address)?.[1] ?? address;

const MAPPED = /^(?:::|(?:0{1,4}:){5})ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;
