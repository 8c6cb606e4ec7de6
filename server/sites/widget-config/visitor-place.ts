import type { Facts } from "@/core/widget-contract/visitor-facts";
import { clientAddress } from "../../platform/client-address";
import { countryOfAddress } from "../../platform/country-of-address";

/** Headers of the CDNs that say where a visitor is, in the order in which they are asked. */
const COUNTRY = ["cf-ipcountry", "x-vercel-ip-country", "cloudfront-viewer-country", "x-country-code"];
const REGION = [
  "cf-region-code",
  "x-vercel-ip-country-region",
  "cloudfront-viewer-country-region",
  "x-region-code",
];
/** Cloudflare's names for "unknown" and for Tor. */
const NOWHERE = new Set(["XX", "T1"]);

/**
 * Where a visitor is: country as ISO 3166-1 alpha-2, region as ISO 3166-2 (RU-MOW). A proxy in front of us tells both,
 * and whoever writes its headers by hand deceives only their own widget; without one the address tells the country.
 */
export async function visitorPlace(headers: Headers, keys: readonly string[]): Promise<Facts> {
  const country = first(headers, COUNTRY, /^[A-Z][A-Z0-9]$/);
  if (country && NOWHERE.has(country)) return {};
  if (!country) {
    const looked = keys.includes("country") ? await countryOfAddress(clientAddress(headers)) : null;
    return looked ? { country: looked } : {};
  }
  const region = first(headers, REGION, /^([A-Z]{2}-)?[A-Z0-9]{1,3}$/);
  return {
    ...(keys.includes("country") ? { country } : {}),
    ...(keys.includes("region") && region
      ? { region: region.includes("-") ? region : `${country}-${region}` }
      : {}),
  };
}

function first(headers: Headers, names: readonly string[], shape: RegExp): string | undefined {
  return names
    .map((name) => (headers.get(name) ?? "").trim().toUpperCase())
    .find((value) => shape.test(value));
}
