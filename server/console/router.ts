import { followUp } from "../engine/follow-up";
import { tellAndFollowUp } from "../engine/tell-and-follow-up";
import { AppError } from "../platform/app-error";
import { procedureFor, router } from "../trpc/init";
import { acceptCall, beReady, type Desk, declineCall, restLonger, saveNote, setSnooze } from "./commands";
import { followUpTime, keepDisposition } from "./keep-disposition";
import { isEngagedWith, readCustomer } from "./queries";
import { customerOf, declineInput, dispositionInput, noteInput, ownCall, snoozeInput } from "./schema";

/** Everything here is about the reader's own operator, whatever their role. */
const atDesk = procedureFor("operator:self").use(({ ctx, next }) => {
  const { id: workspaceId, operatorId } = ctx.workspace;
  if (operatorId === null)
    throw new AppError(
      "forbidden",
      "You are no operator of this workspace. Ask a manager to link you to one.",
      {
        reason: "no-operator",
      },
    );
  const desk: Desk = { workspaceId, operatorId, clock: ctx.clock };
  return next({ ctx: { desk } });
});

export const consoleRouter = router({
  /** History and records of the customer whom the reader is called about. */
  customer: atDesk.input(customerOf).query(async ({ ctx, input }) => {
    if (!(await isEngagedWith(ctx.desk, input.callbackId)))
      throw new AppError("not-found", "There is no such lead, or it is not one of yours.");
    return readCustomer(ctx.desk.workspaceId, input.callbackId);
  }),

  accept: atDesk
    .input(ownCall)
    .mutation(async ({ ctx, input }) => tellAndFollowUp(await acceptCall(ctx.desk, input.callId))),

  decline: atDesk
    .input(declineInput)
    .mutation(async ({ ctx, input }) =>
      tellAndFollowUp(await declineCall(ctx.desk, input.callId, input.pauseMinutes)),
    ),

  snooze: atDesk.input(snoozeInput).mutation(({ ctx, input }) => setSnooze(ctx.desk, input.minutes)),
  ready: atDesk.mutation(({ ctx }) => beReady(ctx.desk)),
  restLonger: atDesk.mutation(({ ctx }) => restLonger(ctx.desk)),

  saveNote: atDesk
    .input(noteInput)
    .mutation(({ ctx, input }) => saveNote(ctx.desk, input.callId, input.text)),

  dispose: atDesk.input(dispositionInput).mutation(async ({ ctx, input }) => {
    const { followUp: time, ...wish } = input;
    const followUpAt = followUpTime(time, ctx.workspace.timeZone, ctx.clock.now());
    void followUp(await keepDisposition(ctx.desk, ctx.user.name, { ...wish, followUpAt }));
  }),
});
