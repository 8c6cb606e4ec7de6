import { procedureFor, router } from "../../trpc/init";
import { updateChoices } from "./commands";
import { readChoices } from "./queries";
import { choicesInput } from "./schema";

export const dispositionsRouter = router({
  list: procedureFor("settings:read", "operator:self").query(({ ctx }) => readChoices(ctx.workspace.id)),
  update: procedureFor("settings:edit")
    .input(choicesInput)
    .mutation(({ ctx, input }) => updateChoices(ctx.workspace.id, input)),
});
