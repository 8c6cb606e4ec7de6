import { followUp, tellCalls } from "../engine/follow-up";
import { AppError } from "../platform/app-error";
import { procedureFor, router } from "../trpc/init";
import { beginSupervision, type Supervisor } from "./begin-supervision";
import { chooseMode, letGo } from "./commands";
import { readChoice } from "./queries";
import { beginInput, callInput, modeInput, supervisionById } from "./schema";

const supervising = procedureFor("live:listen").use(({ ctx, next }) => {
  const { workspace, user, clock } = ctx;
  const { id: workspaceId, operatorId } = workspace;
  if (operatorId === null)
    throw new AppError("forbidden", "You have no phone here. Ask to be linked to an operator.", {
      reason: "no-operator",
    });
  const supervisor: Supervisor = { workspaceId, operatorId, by: user.name, clock };
  return next({ ctx: { supervisor } });
});

/** A manager follows a talk on their own phone: listens, whispers to the operator, joins in. */
export const supervisionsRouter = router({
  /** null: nobody talks any more. */
  choice: procedureFor("live:listen")
    .input(callInput)
    .query(({ ctx, input }) => {
      const { id, operatorId } = ctx.workspace;
      return readChoice(id, { ...input, operatorId, now: new Date(ctx.clock.now()) });
    }),
  begin: supervising.input(beginInput).mutation(async ({ ctx, input }) => {
    void followUp(await beginSupervision(ctx.supervisor, input));
  }),
  chooseMode: supervising.input(modeInput).mutation(async ({ ctx, input }) => {
    await tellCalls([await chooseMode(ctx.supervisor, input.id, input.mode)]);
  }),
  letGo: supervising.input(supervisionById).mutation(async ({ ctx, input }) => {
    await tellCalls([await letGo(ctx.supervisor, input.id)]);
  }),
});
