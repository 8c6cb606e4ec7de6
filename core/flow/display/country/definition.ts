import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

/** ISO 3166-1 alpha-2 */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, "A country is written as two capitals, like DE.");

export const countriesShape = {
  countries: z.array(countryCode).min(1, "Choose at least one country."),
};
const config = z.object(countriesShape);
type CountryConfig = z.infer<typeof config>;

/** The country that the visitor's network is in, where the server can tell. */
export const country: ConditionDefinition<CountryConfig> = {
  kind: "country",
  config,
  defaults: { countries: [] },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "countries", input: "countries" }],
  waits: false,
  predicate: ({ countries }) => ["in", "country", [...new Set(countries)]],
};
