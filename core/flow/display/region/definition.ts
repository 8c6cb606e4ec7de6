import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";
import { anyOf } from "../text-definition";

const config = z.object({
  regions: z
    .array(
      z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/i, "A region is written by its code, like RU-MOW or US-CA."),
    )
    .min(1, "Write at least one region.")
    .max(100),
});
type RegionConfig = z.infer<typeof config>;

/** The region of the country, by its code of ISO 3166-2, where the server can tell. */
export const region: ConditionDefinition<RegionConfig> = {
  kind: "region",
  config,
  defaults: { regions: [] },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "regions", input: "texts", max: 100 }],
  waits: false,
  predicate: ({ regions }) => anyOf(regions.map((region) => ["equals", "region", region, 1])),
};
