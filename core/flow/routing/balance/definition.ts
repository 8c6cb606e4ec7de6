import { z } from "zod";
import type { NodeDefinition } from "../../node-definition";
import type { RoutingFactKey } from "../../runtime/routing-facts";
import {
  CALL_DEFAULTS,
  callFields,
  callSettings,
  plainOrder,
  plainOrderField,
} from "../connect-team/definition";
import { checkSpoken } from "../spoken-definition";

/** By what the next call is given away. */
export const BALANCE_BY = ["weights", "free-lines", "price", "answer-rate"] as const;

const centre = z.object({
  teamId: z.string().min(1, "Choose a team."),
  /** Its part of the calls, compared with the others'. 0: only where no other can take the call. */
  weight: z.number().min(0).max(1000),
});

export const balanceConfig = callSettings
  .extend({
    order: plainOrder,
    centres: z
      .array(centre)
      .min(2, "Choose at least two teams.")
      .max(10)
      .superRefine((centres, context) => {
        for (const [at, { teamId }] of centres.entries())
          if (teamId && centres.findIndex((one) => one.teamId === teamId) < at)
            context.addIssue({
              code: "custom",
              path: [at, "teamId"],
              message: "This team stands here twice.",
              params: { reason: "doubled" },
            });
      }),
    by: z.enum(BALANCE_BY),
  })
  .superRefine(checkSpoken);
export type BalanceConfig = z.infer<typeof balanceConfig>;

/** Which facts of a team each way of sharing looks at, besides whether it is open and has somebody free. */
const LOOKS_AT = {
  weights: [],
  "free-lines": [],
  price: ["team-price"],
  "answer-rate": ["answer-rate"],
} as const;

/** Shares calls out between teams or call centres; where one cannot take the call, the next is asked. */
export const balance: NodeDefinition<BalanceConfig> = {
  kind: "balance",
  config: balanceConfig,
  defaults: {
    ...CALL_DEFAULTS,
    by: "weights",
    centres: [
      { teamId: "", weight: 50 },
      { teamId: "", weight: 50 },
    ],
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
    { name: "by", input: "choice", options: BALANCE_BY },
    { name: "centres", input: "own" },
    plainOrderField,
    ...callFields,
  ],
  waits: false,
  reads: ({ centres, by }) =>
    centres.flatMap(({ teamId }): RoutingFactKey[] => [
      `team-open:${teamId}`,
      `operators-free:${teamId}`,
      `team-calls:${teamId}`,
      ...LOOKS_AT[by].map((fact): RoutingFactKey => `${fact}:${teamId}`),
    ]),
};
