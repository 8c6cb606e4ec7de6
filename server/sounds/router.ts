import { procedureFor, router } from "../trpc/init";
import { addSound, archiveSound, renameSound, restoreSound } from "./commands";
import { listSounds } from "./queries";
import { byId, newSound, renaming } from "./schema";

/** Whoever draws the rules keeps what is played in their calls. */
const editing = procedureFor("flows:edit");

export const soundsRouter = router({
  list: procedureFor("flows:read").query(({ ctx }) => listSounds(ctx.workspace.id)),
  add: editing
    .input(newSound)
    .mutation(({ ctx, input }) =>
      addSound(ctx.workspace.id, { title: input.title, wav: Buffer.from(input.wav, "base64") }),
    ),
  rename: editing
    .input(renaming)
    .mutation(({ ctx, input }) => renameSound(ctx.workspace.id, input.id, input.title)),
  archive: editing
    .input(byId)
    .mutation(({ ctx, input }) => archiveSound(ctx.workspace.id, input.id, ctx.clock)),
  restore: editing.input(byId).mutation(({ ctx, input }) => restoreSound(ctx.workspace.id, input.id)),
});
