import { expect, it } from "vitest";
import { countryOfAddress } from "./country-of-address";

it.each([
  ["8.8.8.8", "US"],
  ["77.88.8.8", "RU"],
  ["2a02:6b8::1", "RU"],
  ["10.1.2.3", null],
  ["::1", null],
  ["unknown", null],
  ["8.8.8.8, 1.1.1.1", null],
])("%s is in %s", async (address, country) => expect(await countryOfAddress(address)).toBe(country));
