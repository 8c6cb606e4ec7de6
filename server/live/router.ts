import { cancelAndFollowUp } from "../engine/cancel-and-follow-up";
import { followUp } from "../engine/follow-up";
import { procedureFor, router } from "../trpc/init";
import { giveCue, moveToTeam, noPhone, type Steering, takeOver } from "./commands";
import { cueInput, moveInput, requestById } from "./schema";

const steering = procedureFor("live:steer")
  .input(requestById)
  .use(({ ctx, input, next }) => {
    const { workspace, user, clock } = ctx;
    const by: Steering = { workspaceId: workspace.id, callbackId: input.callbackId, by: user.name, clock };
    return next({ ctx: { steering: by } });
  });

/** What a manager does on the live board. The board itself comes down the live line. */
export const liveRouter = router({
  move: steering.input(moveInput).mutation(async ({ ctx, input }) => {
    void followUp(await moveToTeam(ctx.steering, input.teamId));
  }),
  takeOver: steering.mutation(async ({ ctx }) => {
    const { operatorId } = ctx.workspace;
    if (operatorId === null) throw noPhone();
    void followUp(await takeOver(ctx.steering, operatorId));
  }),
  cue: steering.input(cueInput).mutation(async ({ ctx, input }) => {
    void followUp(await giveCue(ctx.steering, input.text));
  }),
  cancel: steering.mutation(({ ctx }) => {
    const { workspaceId, callbackId, clock } = ctx.steering;
    return cancelAndFollowUp({ workspaceId, callbackId, by: "staff", clock });
  }),
});
