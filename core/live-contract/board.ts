import { z } from "zod";
import { STAGES } from "../callback/state";
import { SUPERVISION_MODES, SUPERVISION_PHASES } from "../supervision/supervision";
import { operatorStatusSchema } from "./status";

/** The live board's parts: `operator:<id>`, `team:<id>`, `request:<callback's id>`, and `numbers`. */

export const boardOperatorSchema = z.object({
  id: z.string(),
  name: z.string(),
  teamIds: z.array(z.string()),
  status: operatorStatusSchema,
});
export type BoardOperator = z.infer<typeof boardOperatorSchema>;

/** What a team's pacing ("smart" order) saw when it last decided something, a moment ago. */
export const pacingNoteSchema = z.object({
  /** Why operators are rung before customers; null: legs are timed to meet. */
  leading: z.enum(["one-operator", "nobody-on-duty", "cannot-stand-by", "nothing-to-risk"]).nullable(),
  operatorsOnLine: z.number(),
  operatorsRinging: z.number(),
  customersRinging: z.number(),
  /** From dialling, of those who pick up. */
  pickUpSeconds: z.number(),
  answerSeconds: z.number(),
  answerPercent: z.number(),
  /** That the next customer finds nobody within two seconds, of those who answer. */
  riskPercent: z.number(),
  lately: z.object({ answered: z.number(), abandoned: z.number() }),
});
export type PacingNote = z.infer<typeof pacingNoteSchema>;

export const boardTeamSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** How many calls an outside call centre takes at once; null: the team is people of ours. */
  lines: z.number().nullable(),
  /** null: nothing in the smart order was decided lately. */
  pacing: pacingNoteSchema.nullable(),
});
export type BoardTeam = z.infer<typeof boardTeamSchema>;

/** A manager's phone beside a talk. */
export const boardSupervisionSchema = z.object({
  id: z.string(),
  /** The operator whose phone it is, and the manager's name. */
  operatorId: z.string(),
  by: z.string(),
  phase: z.enum(SUPERVISION_PHASES),
  /** As it is; null: they hear nothing yet. As it is wanted. */
  mode: z.enum(SUPERVISION_MODES).nullable(),
  wanted: z.enum(SUPERVISION_MODES),
});
export type BoardSupervision = z.infer<typeof boardSupervisionSchema>;

/** A callback that is being served now. */
export const boardRequestSchema = z.object({
  id: z.string(),
  /** E.164 */
  phone: z.string(),
  name: z.string().nullable(),
  page: z.string(),
  pageTitle: z.string().nullable(),
  source: z.string().nullable(),
  site: z.string(),
  requestedAt: z.number(),
  promiseAt: z.number().nullable(),
  stage: z.enum(STAGES),
  stages: z.array(z.object({ stage: z.enum(STAGES), at: z.string() })),
  /** The call that serves it; null: its routing is between two steps. */
  call: z
    .object({
      id: z.string(),
      attempt: z.number(),
      teamId: z.string(),
      /** Waits for an operator, nobody is asked at this moment: another team, or a person, can still take it. */
      isWaiting: z.boolean(),
      /** A member may take it themself: not where the customer is rung before any operator. */
      canBeTakenOver: z.boolean(),
      /** Who is rung or on the line. */
      operator: z.object({ id: z.string(), name: z.string() }).nullable(),
      /** Who follows the talk, or is being rung for it. */
      supervisions: z.array(boardSupervisionSchema),
    })
    .nullable(),
});
export type BoardRequest = z.infer<typeof boardRequestSchema>;

export const boardNumbersSchema = z.object({
  asked: z.number(),
  talked: z.number(),
  waiting: z.number(),
  needHuman: z.number(),
  medianSeconds: z.number().nullable(),
});
export type BoardNumbers = z.infer<typeof boardNumbersSchema>;

export interface Board {
  operators: BoardOperator[];
  teams: BoardTeam[];
  /** The longest wait first. */
  requests: BoardRequest[];
  numbers: BoardNumbers | null;
}

const SCHEMAS = {
  operator: boardOperatorSchema,
  team: boardTeamSchema,
  request: boardRequestSchema,
  numbers: boardNumbersSchema,
};

/** The board out of its parts. @throws ZodError where a part is none of the board's */
export function readBoard(parts: Readonly<Record<string, unknown>>): Board {
  const board: Board = { operators: [], teams: [], requests: [], numbers: null };
  for (const [key, part] of Object.entries(parts)) {
    if (key.startsWith("operator:")) board.operators.push(SCHEMAS.operator.parse(part));
    else if (key.startsWith("team:")) board.teams.push(SCHEMAS.team.parse(part));
    else if (key.startsWith("request:")) board.requests.push(SCHEMAS.request.parse(part));
    else board.numbers = SCHEMAS.numbers.parse(part);
  }
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  board.operators.sort(byName);
  board.teams.sort(byName);
  board.requests.sort((a, b) => a.requestedAt - b.requestedAt);
  return board;
}
