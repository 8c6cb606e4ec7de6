import { z } from "zod";
import { procedureFor, router } from "../trpc/init";
import {
  addNumbers,
  archiveNumberList,
  createNumberList,
  removeNumber,
  renameNumberList,
  restoreNumberList,
} from "./commands";
import { findNumbers, listNumberLists } from "./queries";
import { byId, listName, numberSearch, numbersToAdd, numberToRemove, renaming } from "./schema";

/** Whoever draws the rules keeps what they ask about. */
const editing = procedureFor("flows:edit");

export const numberListsRouter = router({
  list: procedureFor("flows:read").query(({ ctx }) => listNumberLists(ctx.workspace.id)),
  /** Numbers of people: for those who may read leads. */
  find: procedureFor("leads:read")
    .input(numberSearch)
    .query(({ ctx, input }) => findNumbers(ctx.workspace.id, input)),
  create: editing
    .input(z.object({ name: listName }))
    .mutation(({ ctx, input }) => createNumberList(ctx.workspace.id, input.name)),
  rename: editing
    .input(renaming)
    .mutation(({ ctx, input }) => renameNumberList(ctx.workspace.id, input.id, input.name)),
  archive: editing
    .input(byId)
    .mutation(({ ctx, input }) => archiveNumberList(ctx.workspace.id, input.id, ctx.clock)),
  restore: editing.input(byId).mutation(({ ctx, input }) => restoreNumberList(ctx.workspace.id, input.id)),
  add: editing.input(numbersToAdd).mutation(({ ctx, input }) => addNumbers(ctx.workspace.id, input)),
  remove: editing.input(numberToRemove).mutation(({ ctx, input }) => removeNumber(ctx.workspace.id, input)),
});
