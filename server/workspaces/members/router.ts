import { z } from "zod";
import { procedureFor, router } from "../../trpc/init";
import { changeRole, removeMember, restoreMember } from "./commands";
import { listMembers } from "./queries";
import { memberById, roleChangeSchema } from "./schema";

export const membersRouter = router({
  list: procedureFor("members:read").query(async ({ ctx }) => ({
    members: await listMembers(ctx.workspace.id),
    ownMemberId: ctx.workspace.memberId,
  })),
  changeRole: procedureFor("members:edit")
    .input(roleChangeSchema)
    .mutation(({ ctx, input }) => changeRole(ctx.workspace.id, input.memberId, input.role)),
  remove: procedureFor("members:edit")
    .input(memberById)
    .mutation(({ ctx, input }) => removeMember(ctx.workspace.id, input.memberId, ctx.clock)),
  restore: procedureFor("members:edit")
    .input(z.object({ undo: z.string().max(2000) }))
    .mutation(({ ctx, input }) => restoreMember(ctx.workspace.id, input.undo, ctx.clock)),
});
