import { procedureFor, router } from "../trpc/init";
import { removeSender, saveSender } from "./commands";
import { canText, getSender } from "./queries";
import { senderInput, testTextInput } from "./schema";
import { sendTestText } from "./send-test";

const editing = procedureFor("telephony:edit");

export const textMessagesRouter = router({
  canText: procedureFor("flows:read").query(({ ctx }) => canText(ctx.workspace.id)),
  sender: procedureFor("telephony:read").query(({ ctx }) => getSender(ctx.workspace.id)),
  save: editing.input(senderInput).mutation(({ ctx, input }) => saveSender(ctx.workspace.id, input)),
  remove: editing.mutation(({ ctx }) => removeSender(ctx.workspace.id)),
  /** Resolves when the provider has answered, or has not. */
  sendTest: procedureFor("telephony:test")
    .input(testTextInput)
    .mutation(({ ctx, input }) => sendTestText(ctx.workspace.id, input.number, ctx.clock)),
});
