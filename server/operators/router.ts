import { z } from "zod";
import { AppError } from "../platform/app-error";
import { procedureFor, router } from "../trpc/init";
import { can } from "../workspaces/policy";
import { archiveOperator, createOperator, restoreOperator, setPause, updateOperator } from "./commands";
import { listLinkableMembers, listOperators, operatorNow, operatorsNow } from "./queries";
import { operatorInput, pauseInput } from "./schema";

const byId = z.object({ id: z.string() });

export const operatorsRouter = router({
  list: procedureFor("team:read").query(({ ctx }) => listOperators(ctx.workspace.id)),

  members: procedureFor("team:edit").query(({ ctx }) => listLinkableMembers(ctx.workspace.id)),

  /** What each is doing; `at` is the server's clock, against which the page counts. */
  now: procedureFor("team:read").query(async ({ ctx }) => {
    const at = new Date(ctx.clock.now());
    return { at, operators: await operatorsNow(ctx.workspace.id, at) };
  }),

  /** The reader's own operator, or null. */
  self: procedureFor("operator:self").query(async ({ ctx }) => {
    const at = new Date(ctx.clock.now());
    const { operatorId } = ctx.workspace;
    return { at, operator: operatorId ? await operatorNow(ctx.workspace.id, operatorId, at) : null };
  }),

  create: procedureFor("team:edit")
    .input(operatorInput)
    .mutation(({ ctx, input }) => createOperator(ctx.workspace.id, input)),

  update: procedureFor("team:edit")
    .input(byId.extend({ operator: operatorInput }))
    .mutation(({ ctx, input }) => updateOperator(ctx.workspace.id, input.id, input.operator)),

  archive: procedureFor("team:edit")
    .input(byId)
    .mutation(({ ctx, input }) => archiveOperator(ctx.workspace.id, input.id, ctx.clock)),

  restore: procedureFor("team:edit")
    .input(byId)
    .mutation(({ ctx, input }) => restoreOperator(ctx.workspace.id, input.id)),

  setPause: procedureFor("team:edit", "operator:self")
    .input(pauseInput)
    .mutation(({ ctx, input }) => {
      const { role, operatorId } = ctx.workspace;
      if (!can(role, "team:edit") && operatorId !== input.operatorId)
        throw new AppError("forbidden", "You can pause only yourself. Ask a manager to pause others.");
      return setPause(ctx.workspace.id, input, ctx.clock);
    }),
});
