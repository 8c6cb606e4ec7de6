import { z } from "zod";
import { isTimeZone } from "../../../schedule/hours";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

const config = z.object({
  timeZones: z
    .array(z.string().refine(isTimeZone, "This is not a time zone. Write one like Europe/Moscow."))
    .min(1, "Choose at least one time zone.")
    .max(100),
});
type VisitorTimeZoneConfig = z.infer<typeof config>;

/** The time zone of the visitor's clock. */
export const visitorTimeZone: ConditionDefinition<VisitorTimeZoneConfig> = {
  kind: "visitor-time-zone",
  config,
  defaults: { timeZones: [] },
  ports: YES_NO,
  group: "who",
  fields: [{ name: "timeZones", input: "texts", max: 100 }],
  waits: false,
  predicate: ({ timeZones }) => ["in", "time-zone", [...new Set(timeZones)]],
};
