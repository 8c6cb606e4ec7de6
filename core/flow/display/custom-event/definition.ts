import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

const config = z.object({
  name: z.string().trim().min(1, "Write the event's name.").max(100),
  atLeast: z.number().int().min(1).max(100),
});
type CustomEventConfig = z.infer<typeof config>;

/** The page has told of an event so many times, by `perezvon.track` or its data layer. */
export const customEvent: ConditionDefinition<CustomEventConfig> = {
  kind: "custom-event",
  config,
  defaults: { name: "", atLeast: 1 },
  ports: YES_NO,
  group: "behaviour",
  fields: [
    { name: "name", input: "text", max: 100 },
    { name: "atLeast", input: "number", min: 1, max: 100, step: 1 },
  ],
  waits: false,
  predicate: ({ name, atLeast }) => [">=", `event:${name}`, atLeast],
};
