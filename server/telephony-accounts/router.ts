import { z } from "zod";
import { procedureFor, router } from "../trpc/init";
import { estimateCallback } from "./call-costs";
import { checkAccount } from "./check-account";
import {
  archiveAccount,
  createAccount,
  pauseAccount,
  reorderAccounts,
  restoreAccount,
  resumeAccount,
  saveCallerIds,
  saveRates,
  updateAccount,
} from "./commands";
import { canCall, listAccounts, listCallerIds, listCatalog } from "./queries";
import { readRates } from "./read-rates";
import { listOwnNumbers, receiveCalls } from "./receive-calls";
import {
  accountChange,
  callerIdsChange,
  newAccountInput,
  orderChange,
  ratesChange,
  ratesFile,
  receiveCallsInput,
  testCallInput,
} from "./schema";
import { getTestCall, startTestCall } from "./start-test-call";

const byId = z.object({ id: z.string() });
const reading = procedureFor("telephony:read");
const testing = procedureFor("telephony:test");
const editing = procedureFor("telephony:edit");

export const telephonyRouter = router({
  /** Whether the workspace can call at all: for notices where it matters. */
  canCall: procedureFor("sites:read").query(({ ctx }) => canCall(ctx.workspace.id)),
  /** The numbers that may be shown as the caller: for whoever draws the rules. */
  callerIds: procedureFor("flows:read").query(({ ctx }) => listCallerIds(ctx.workspace.id)),
  catalog: reading.query(() => listCatalog()),
  list: reading.query(({ ctx }) => listAccounts(ctx.workspace.id, ctx.clock.now())),
  create: editing.input(newAccountInput).mutation(({ ctx, input }) => createAccount(ctx.workspace.id, input)),
  update: editing.input(accountChange).mutation(({ ctx, input }) => updateAccount(ctx.workspace.id, input)),
  reorder: editing
    .input(orderChange)
    .mutation(({ ctx, input }) => reorderAccounts(ctx.workspace.id, input.ids)),
  saveCallerIds: editing
    .input(callerIdsChange)
    .mutation(({ ctx, input }) => saveCallerIds(ctx.workspace.id, input.id, input.callerIds)),
  saveRates: editing
    .input(ratesChange)
    .mutation(({ ctx, input }) => saveRates(ctx.workspace.id, input.id, input.rates)),
  /** Reads a price list; nothing is stored. */
  readRates: editing.input(ratesFile).mutation(({ input }) => readRates(input.text, input.currency)),
  pause: editing.input(byId).mutation(({ ctx, input }) => pauseAccount(ctx.workspace.id, input.id)),
  resume: editing.input(byId).mutation(({ ctx, input }) => resumeAccount(ctx.workspace.id, input.id)),
  archive: editing
    .input(byId)
    .mutation(({ ctx, input }) => archiveAccount(ctx.workspace.id, input.id, ctx.clock)),
  restore: editing.input(byId).mutation(({ ctx, input }) => restoreAccount(ctx.workspace.id, input.id)),
  /** What the calls of a lead cost at the providers. */
  costOf: reading.input(byId).query(({ ctx, input }) => estimateCallback(ctx.workspace.id, input.id)),
  /** Resolves when the provider has answered, or has not. */
  check: testing
    .input(byId)
    .mutation(({ ctx, input }) => checkAccount(ctx.workspace.id, input.id, ctx.clock)),
  /** Asks the provider. null: its numbers are set up there, not here. */
  ownNumbers: editing.input(byId).query(({ ctx, input }) => listOwnNumbers(ctx.workspace.id, input.id)),
  receiveCalls: editing
    .input(receiveCallsInput)
    .mutation(({ ctx, input }) => receiveCalls(ctx.workspace.id, input)),
  startTestCall: testing.input(testCallInput).mutation(({ ctx, input }) => {
    const wanted = { accountId: input.id, number: input.number, userId: ctx.user.id };
    return startTestCall(ctx.workspace.id, wanted, ctx.clock);
  }),
  testCall: testing
    .input(byId)
    .query(({ ctx, input }) => getTestCall(ctx.workspace.id, input.id, ctx.clock.now())),
});
