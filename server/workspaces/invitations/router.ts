import { z } from "zod";
import { limitAttempts } from "../../auth/limit-attempts";
import { clientNetwork } from "../../platform/client-address";
import { systemClock } from "../../platform/clock";
import { procedureFor, publicProcedure, router, userProcedure } from "../../trpc/init";
import { acceptInvitation } from "./accept-invitation";
import { invite, restoreInvitation, revokeInvitation } from "./commands";
import { listInvitations, readInvitation } from "./queries";
import { byToken, joinSchema, newInvitationSchema } from "./schema";

const byId = z.object({ id: z.string() });

export const invitationsRouter = router({
  list: procedureFor("members:read").query(({ ctx }) => listInvitations(ctx.workspace.id, ctx.clock.now())),
  create: procedureFor("members:edit")
    .input(newInvitationSchema)
    .mutation(({ ctx, input }) => invite(ctx.workspace.id, input, ctx.user, ctx.clock)),
  revoke: procedureFor("members:edit")
    .input(byId)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.workspace.id, input.id, ctx.clock)),
  restore: procedureFor("members:edit")
    .input(byId)
    .mutation(({ ctx, input }) => restoreInvitation(ctx.workspace.id, input.id)),

  /** The next three are for people who are not members yet: the token is what they have. */
  read: publicProcedure.input(byToken).query(async ({ ctx, input }) => {
    await limitAttempts("invitation", clientNetwork(ctx.headers));
    return readInvitation(input.token, systemClock.now());
  }),
  /** With a new account. */
  accept: publicProcedure.input(joinSchema).mutation(async ({ ctx, input }) => {
    await limitAttempts("invitation", clientNetwork(ctx.headers));
    return acceptInvitation(input.token, { name: input.name, password: input.password }, systemClock);
  }),
  /** With the account that is signed in. */
  join: userProcedure
    .input(byToken)
    .mutation(({ ctx, input }) => acceptInvitation(input.token, { userId: ctx.user.id }, ctx.clock)),
});
