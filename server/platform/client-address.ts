import { isIPv6 } from "node:net";
import { env } from "./env";

/**
 * Who is asking. Behind a proxy (PEREZVON_TRUST_PROXY) it is the address that the proxy appended last:
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

/** Who is asking, for counting: see `networkOf`. */
export const clientNetwork = (headers: Headers): string => networkOf(clientAddress(headers));

/**
 * Who counts as one asker. Of IPv6 whoever has an address has the 2^64 of its network (RFC 6177), and could ask from
 * another one each time; of IPv4 it is the address. What a translator wrote of IPv4 (RFC 6052) is an address too.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address) || TRANSLATED.test(address)) return address;
  const [head = "", tail] = address.toLowerCase().split("%", 1).join().split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  // An IPv4 address at the end stands for two groups.
  const written = groups.length + after.length + (tail?.includes(".") ? 1 : 0);
  const whole = tail === undefined ? groups : [...groups, ...Array(8 - written).fill("0"), ...after];
  const network = whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}

const TRANSLATED = /^64:ff9b::/i;
