import { z } from "zod";
import { AppError } from "../platform/app-error";
import { procedureFor, router } from "../trpc/init";
import { checkPhone, chooseEndpoint, iceServersOf, leavePhone, openPhone } from "./commands";
import { findBrowserPhones, readOwnPhone } from "./queries";
import { endpointSchema, heldBy, openInput } from "./schema";

/** Everything here is about the reader's own operator: a phone's password goes to nobody else. */
const own = procedureFor("operator:self").use(({ ctx, next }) => {
  const { id: workspaceId, operatorId } = ctx.workspace;
  if (operatorId === null)
    throw new AppError(
      "forbidden",
      "You are no operator of this workspace. Ask a manager to link you to one.",
      {
        reason: "no-operator",
      },
    );
  return next({ ctx: { own: { workspaceId, operatorId, clock: ctx.clock } } });
});

export const browserPhoneRouter = router({
  self: own.query(({ ctx: { own } }) => readOwnPhone(own.workspaceId, own.operatorId)),

  /** Whether operators of this workspace might take calls in the browser. */
  available: procedureFor("team:read").query(async ({ ctx }) => ({
    isAvailable: (await findBrowserPhones(ctx.workspace.id)) !== null,
  })),

  choose: own
    .input(z.object({ endpoint: endpointSchema }))
    .mutation(({ ctx, input }) => chooseEndpoint(ctx.own, input.endpoint)),

  open: own
    .input(openInput)
    .mutation(({ ctx, input: { holder, takeOver } }) => openPhone({ ...ctx.own, holder }, takeOver)),

  check: own.input(heldBy).mutation(({ ctx, input }) => checkPhone({ ...ctx.own, ...input })),

  iceServers: own.input(heldBy).mutation(({ ctx, input }) => iceServersOf({ ...ctx.own, ...input })),

  leave: own.input(heldBy).mutation(({ ctx, input }) => leavePhone({ ...ctx.own, ...input })),
});
