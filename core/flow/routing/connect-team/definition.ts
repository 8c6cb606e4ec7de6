import { z } from "zod";
import { SPOKEN_LANGUAGES } from "../../../dispatch/spoken-languages";
import type { Field, NodeDefinition } from "../../node-definition";
import {
  callerIdField,
  checkSpoken,
  SPOKEN_DEFAULTS,
  spokenFields,
  spokenSettings,
} from "../spoken-definition";

const seconds = (min: number, max: number) => z.number().int().min(min).max(max);

/** How a call is made, whoever is rung for it: what all nodes that call have in common. */
export const callSettings = z.object({
  order: z.enum(["operator-first", "customer-first", "smart"]),
  accept: z.enum(["key", "answer"]),
  operatorRingSeconds: seconds(5, 120),
  customerRingSeconds: seconds(15, 120),
  /** How long the request may wait for an operator. */
  operatorWaitSeconds: seconds(5, 3600),
  talkLimitMinutes: z.number().int().min(1).max(240),
  /** What the operator hears; core/whisper/template.ts says which variables. Empty: our own words. */
  whisper: z.string().max(300),
  ...spokenSettings.shape,
});
export type CallSettings = z.infer<typeof callSettings>;

export const CALL_DEFAULTS = {
  order: "operator-first",
  accept: "key",
  operatorRingSeconds: 20,
  customerRingSeconds: 30,
  operatorWaitSeconds: 120,
  talkLimitMinutes: 60,
  whisper: "",
  ...SPOKEN_DEFAULTS,
} as const satisfies CallSettings;

const ringSeconds = (name: string, min: number): Field => ({
  name,
  input: "number",
  min,
  max: 120,
  step: 1,
  unit: "seconds",
  section: "call",
});

export const callFields: readonly Field[] = [
  { name: "accept", input: "choice", options: ["key", "answer"], section: "call" },
  ringSeconds("operatorRingSeconds", 5),
  ringSeconds("customerRingSeconds", 15),
  {
    name: "operatorWaitSeconds",
    input: "number",
    min: 5,
    max: 3600,
    step: 1,
    unit: "seconds",
    section: "call",
  },
  { name: "talkLimitMinutes", input: "number", min: 1, max: 240, step: 1, unit: "minutes", section: "call" },
  callerIdField,
  ...spokenFields,
];

/** Of nodes that may end at a number of somebody else: nobody stands by on the line there. */
export const plainOrder = z.enum(["operator-first", "customer-first"]);

export const plainOrderField: Field = {
  name: "order",
  input: "choice",
  options: ["operator-first", "customer-first"],
};

const settings = z.object({
  teamId: z.string().min(1, "Choose a team."),
  /** Asks the customer's owner in the CRM before the others, where the owner is of the team and free. Absent: no. */
  ownerFirst: z.boolean().optional(),
  /** What the operator should be able to. Absent: anybody will do. */
  asks: z.enum(["anybody", "language", "skill", "both"]).optional(),
  /** "customer": what the page was read in. */
  spokenLanguage: z.enum(["customer", ...SPOKEN_LANGUAGES]).optional(),
  skill: z.string().trim().max(40).optional(),
  skillLevel: z.number().int().min(1).max(5).optional(),
  /** How long only somebody who can is asked, while one may become free. Then anybody. */
  needsSeconds: seconds(0, 600).optional(),
  /** Calls in the operators of another team, after a time or once nobody of the team can come. */
  reserve: z.boolean().optional(),
  reserveTeamId: z.string().optional(),
  reserveSeconds: seconds(0, 3600).optional(),
  ...callSettings.shape,
});

/** What is asked for has to be said. */
export const connectTeamConfig = settings.superRefine((config, issues) => {
  checkSpoken(config, issues);
  const missing = (field: string, message: string) =>
    issues.addIssue({ code: "custom", path: [field], message });
  if ((config.asks === "skill" || config.asks === "both") && !config.skill)
    missing("skill", "Say which skill.");
  if (config.reserve && !config.reserveTeamId) missing("reserveTeamId", "Choose a team.");
  if (config.reserve && config.reserveTeamId === config.teamId)
    missing("reserveTeamId", "Choose another team.");
});
export type ConnectTeamConfig = z.infer<typeof connectTeamConfig>;

const WITH_SKILL = { field: "asks", is: ["skill", "both"] };
const WITH_RESERVE = { field: "reserve", is: [true] };

/** Rings a team's operators and the customer, and joins them. */
export const connectTeam: NodeDefinition<ConnectTeamConfig> = {
  kind: "connect-team",
  config: connectTeamConfig,
  defaults: {
    ...CALL_DEFAULTS,
    teamId: "",
    ownerFirst: false,
    asks: "anybody",
    spokenLanguage: "customer",
    skill: "",
    skillLevel: 1,
    needsSeconds: 30,
    reserve: false,
    reserveTeamId: "",
    reserveSeconds: 20,
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
    { name: "asks", input: "choice", options: ["anybody", "language", "skill", "both"] },
    {
      name: "spokenLanguage",
      input: "choice",
      options: ["customer", ...SPOKEN_LANGUAGES],
      when: { field: "asks", is: ["language", "both"] },
    },
    { name: "skill", input: "text", max: 40, when: WITH_SKILL },
    { name: "skillLevel", input: "number", min: 1, max: 5, step: 1, when: WITH_SKILL },
    {
      name: "needsSeconds",
      input: "number",
      min: 0,
      max: 600,
      step: 5,
      unit: "seconds",
      when: { field: "asks", is: ["language", "skill", "both"] },
    },
    { name: "reserve", input: "switch" },
    { name: "reserveTeamId", input: "team", ours: true, when: WITH_RESERVE },
    {
      name: "reserveSeconds",
      input: "number",
      min: 0,
      max: 3600,
      step: 5,
      unit: "seconds",
      when: WITH_RESERVE,
    },
    ...callFields,
  ],
  waits: false,
};
