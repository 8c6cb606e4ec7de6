import { z } from "zod";
import { acknowledgeAndFollowUp } from "../engine/acknowledge-and-follow-up";
import { cancelAndFollowUp } from "../engine/cancel-and-follow-up";
import { procedureFor, router } from "../trpc/init";
import { addNote, expectVisible, setHandled } from "./commands";
import { scopeOf } from "./lead-scope";
import { findLeads, getLead, listFilterOptions, listLeads } from "./queries";
import { addNote as addNoteInput, handleLead, leadFilter, leadId } from "./schema";
import { dropRecording, keepRecording } from "./unwanted-recordings";

const reading = procedureFor("leads:read", "leads:read-own").use(({ ctx, next }) =>
  next({ ctx: { scope: scopeOf(ctx.workspace) } }),
);
const handling = procedureFor("leads:handle").use(({ ctx, next }) =>
  next({ ctx: { scope: scopeOf(ctx.workspace) } }),
);
const erasing = procedureFor("recordings:erase").use(({ ctx, next }) =>
  next({ ctx: { scope: scopeOf(ctx.workspace) } }),
);
const noting = procedureFor("leads:handle", "leads:read-own").use(({ ctx, next }) =>
  next({ ctx: { scope: scopeOf(ctx.workspace) } }),
);

export const leadsRouter = router({
  list: reading.input(leadFilter).query(({ ctx, input }) => listLeads(ctx.scope, input, ctx.clock.now())),
  find: reading
    .input(z.object({ search: z.string().trim().min(2).max(200) }))
    .query(({ ctx, input }) => findLeads(ctx.scope, input.search)),
  get: reading.input(leadId).query(({ ctx, input }) => getLead(ctx.scope, input.id, ctx.clock.now())),
  /** Cancels what is not over; a talk goes on. */
  cancel: procedureFor("callbacks:cancel")
    .input(leadId)
    .mutation(({ ctx, input }) =>
      cancelAndFollowUp({
        workspaceId: ctx.workspace.id,
        callbackId: input.id,
        by: "staff",
        clock: ctx.clock,
      }),
    ),
  /** Operators need no filter by site or operator: all of their leads are their own. */
  filterOptions: procedureFor("leads:read").query(({ ctx }) => listFilterOptions(ctx.workspace.id)),
  setHandled: handling.input(handleLead).mutation(({ ctx, input }) =>
    setHandled({
      scope: ctx.scope,
      callbackId: input.id,
      handled: input.handled,
      by: ctx.user.name,
      clock: ctx.clock,
    }),
  ),
  /** Says that one sees to a lead whose routing waits for that. */
  acknowledge: noting.input(leadId).mutation(async ({ ctx, input }) => {
    await expectVisible(ctx.scope, input.id);
    await acknowledgeAndFollowUp({ callbackId: input.id, by: ctx.user.name, clock: ctx.clock });
  }),
  /** Nobody hears it from now on; it is erased at its provider in a moment, unless that is taken back. */
  dropRecording: erasing
    .input(leadId)
    .mutation(({ ctx, input }) =>
      dropRecording({ scope: ctx.scope, id: input.id, by: ctx.user.name, clock: ctx.clock }),
    ),
  keepRecording: erasing
    .input(leadId)
    .mutation(({ ctx, input }) => keepRecording({ scope: ctx.scope, id: input.id, clock: ctx.clock })),
  addNote: noting.input(addNoteInput).mutation(({ ctx, input }) =>
    addNote({
      scope: ctx.scope,
      callbackId: input.id,
      text: input.text,
      by: ctx.user.name,
      clock: ctx.clock,
    }),
  ),
});
