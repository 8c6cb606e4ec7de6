import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";

const seconds = (min: number, max: number) => z.number().int().min(min).max(max);

export const connectTeamConfig = z.object({
  teamId: z.string().min(1, "Choose a team."),
  order: z.enum(["operator-first", "customer-first", "smart"]),
  accept: z.enum(["key", "answer"]),
  operatorRingSeconds: seconds(5, 120),
  customerRingSeconds: seconds(15, 120),
  /** Asks the customer's owner in the CRM before the others, where the owner is of the team and free. Absent: no. */
  ownerFirst: z.boolean().optional(),
  /** How long the request may wait for an operator. */
  operatorWaitSeconds: seconds(5, 3600),
  talkLimitMinutes: z.number().int().min(1).max(240),
  /** What the operator hears; variables in braces: {site} {page} {name} {attempt}. Empty: the language's default. */
  whisper: z.string().max(300),
});
export type ConnectTeamConfig = z.infer<typeof connectTeamConfig>;

/** Rings a team's operators and the customer, and joins them. */
export const connectTeam: NodeDefinition<ConnectTeamConfig> = {
  kind: "connect-team",
  config: connectTeamConfig,
  defaults: {
    teamId: "",
    order: "operator-first",
    ownerFirst: false,
    accept: "key",
    operatorRingSeconds: 20,
    customerRingSeconds: 30,
    operatorWaitSeconds: 120,
    talkLimitMinutes: 60,
    whisper: "",
  },
  ports: [
    { id: "talked", required: false },
    { id: "unreached", required: true },
    { id: "nobody-free", required: true },
    { id: "closed", required: true },
    { id: "failed", required: true },
  ],
  group: "call",
  fields: [
    { name: "teamId", input: "team" },
    { name: "order", input: "choice", options: ["operator-first", "customer-first", "smart"] },
    { name: "ownerFirst", input: "switch" },
    { name: "accept", input: "choice", options: ["key", "answer"] },
    { name: "operatorRingSeconds", input: "number", min: 5, max: 120, step: 1, unit: "seconds" },
    { name: "customerRingSeconds", input: "number", min: 15, max: 120, step: 1, unit: "seconds" },
    { name: "operatorWaitSeconds", input: "number", min: 5, max: 3600, step: 1, unit: "seconds" },
    { name: "talkLimitMinutes", input: "number", min: 1, max: 240, step: 1, unit: "minutes" },
    { name: "whisper", input: "text", max: 300, long: true },
  ],
  waits: false,
};
