import { procedureFor, router } from "../trpc/init";
import { setOwnLimit } from "./commands";
import { linesCsv } from "./lines-csv";
import { listLines } from "./list-lines";
import { getOverview, getReconciliation, getStanding, listInvoices } from "./queries";
import { checkoutInput, exportInput, linesFilter, ownLimitInput } from "./schema";
import { openCheckout, openPortal, refreshNow } from "./stripe/open-checkout";
import { getSeries } from "./usage-series";

const reading = procedureFor("billing:read");
const editing = procedureFor("billing:edit");

export const billingRouter = router({
  /** For everybody who sees leads: whether they are called at once, and why not. */
  standing: procedureFor("leads:read").query(({ ctx }) => getStanding(ctx.workspace.id, ctx.clock.now())),
  overview: reading.query(({ ctx }) => getOverview(ctx.workspace.id, ctx.clock.now())),
  series: reading.query(({ ctx }) => getSeries(ctx.workspace.id, ctx.clock.now())),
  lines: reading
    .input(linesFilter)
    .query(({ ctx, input }) => listLines(ctx.workspace.id, ctx.clock.now(), input.cursor)),
  /** The lines of a period as a file. */
  csv: reading
    .input(exportInput)
    .query(({ ctx, input }) => linesCsv(ctx.workspace.id, ctx.clock.now(), input.period)),
  invoices: reading.query(({ ctx }) => listInvoices(ctx.workspace.id, ctx.clock.now())),
  reconciliation: reading.query(({ ctx }) => getReconciliation(ctx.workspace.id)),
  setOwnLimit: editing
    .input(ownLimitInput)
    .mutation(({ ctx, input }) => setOwnLimit(ctx.workspace.id, input, ctx.clock)),
  /** Where to send the browser: Stripe's page on which the plan is paid. */
  checkout: editing
    .input(checkoutInput)
    .mutation(({ ctx, input }) => openCheckout(ctx.workspace, input.plan, ctx.clock.now())),
  /** Where to send the browser: Stripe's page for cards, invoices, other plans and leaving. */
  portal: editing.mutation(({ ctx }) => openPortal(ctx.workspace, ctx.clock.now())),
  /** For whoever just came back from there: Stripe's message may still be on its way. */
  refresh: editing.mutation(({ ctx }) => refreshNow(ctx.workspace.id, ctx.clock.now())),
});
