import { z } from "zod";
import { countriesShape } from "../../display/country/definition";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const config = z.object(countriesShape);

/** The country that the customer's number belongs to, wherever the visitor is. */
export const phoneCountry: RoutingCondition<z.infer<typeof config>> = {
  kind: "phone-country",
  config,
  defaults: { countries: [] },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "countries", input: "countries" }],
  waits: false,
  predicate: ({ countries }) => ["in", "phone-country", [...new Set(countries)]],
};
