import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

export const NOTIFIED_ROLES = ["owner", "manager", "editor"] as const;

export const notifyConfig = z
  .object({
    roles: z.array(z.enum(NOTIFIED_ROLES)).max(NOTIFIED_ROLES.length),
    /** Its operators who are members as well; empty: nobody's. */
    teamId: z.string().max(64),
    emails: z.array(z.email("This is no e-mail address.")).max(10),
    /** What they read first; empty: our own words. */
    text: z.string().max(500),
    /** Goes on only when somebody says that they see to it, or nobody did for so long. */
    wantsReaction: z.boolean(),
    minutes: z.number().int().min(1).max(1440),
  })
  .superRefine(({ roles, teamId, emails }, context) => {
    if (roles.length > 0 || teamId !== "" || emails.length > 0) return;
    context.addIssue({
      code: "custom",
      path: ["roles"],
      message: "Choose who is told.",
      params: { reason: "missing" },
    });
  });
export type NotifyConfig = z.infer<typeof notifyConfig>;

/** Tells people by e-mail; goes on at once, or waits until one of them sees to it. */
export const notify: NodeDefinition<NotifyConfig> = {
  kind: "notify",
  config: notifyConfig,
  defaults: {
    roles: ["owner", "manager"],
    teamId: "",
    emails: [],
    text: "",
    wantsReaction: false,
    minutes: 15,
  },
  // All that there may be: while something is still to be filled in, no connection is called wrong.
  ports: ["next", "acknowledged", "no-reaction"].map((id) => ({ id, required: false })),
  portsOf: ({ wantsReaction }) =>
    wantsReaction
      ? [
          { id: "acknowledged", required: false },
          { id: "no-reaction", required: true },
        ]
      : [{ id: "next", required: false }],
  group: "act",
  fields: [
    { name: "roles", input: "choices", options: NOTIFIED_ROLES },
    { name: "teamId", input: "team", isOptional: true },
    { name: "emails", input: "texts", max: 10 },
    { name: "text", input: "text", max: 500, long: true },
    { name: "wantsReaction", input: "switch" },
    {
      ...{ name: "minutes", input: "number", min: 1, max: 1440, step: 1, unit: "minutes" },
      when: { field: "wantsReaction", is: [true] },
    },
  ],
  waits: false,
  waitsWith: ({ wantsReaction }) => wantsReaction,
};
