import { z } from "zod";
import { anyOf } from "../../display/text-definition";
import { type RoutingCondition, YES_NO } from "../routing-condition";

const config = z.object({
  prefixes: z
    .array(z.string().regex(/^\+[1-9]\d{0,13}$/, "A beginning is written with its country code, like +7495."))
    .min(1, "Write at least one beginning.")
    .max(50),
});

/** How the customer's number begins, in international form: a city, a region, a mobile network. */
export const phonePrefix: RoutingCondition<z.infer<typeof config>> = {
  kind: "phone-prefix",
  config,
  defaults: { prefixes: [] },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "prefixes", input: "texts", max: 50 }],
  waits: false,
  predicate: ({ prefixes }) => anyOf(prefixes.map((prefix) => ["starts", "phone", prefix] as const)),
};
