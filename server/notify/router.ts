import { z } from "zod";
import { env } from "../platform/env";
import { procedureFor, router } from "../trpc/init";
import { retryEmail } from "./commands";
import { listEmails } from "./queries";

/** Mails may hold links that let people in: owners only. */
const ownerProcedure = procedureFor("settings:edit");

export const outboxRouter = router({
  list: ownerProcedure.input(z.object({ cursor: z.string().nullish() })).query(async ({ ctx, input }) => ({
    ...(await listEmails(ctx.workspace.id, input.cursor ?? null)),
    /** Why nothing leaves, if nothing does. */
    held: ctx.workspace.isDemo ? ("demo" as const) : env().smtpUrl ? null : ("no-smtp" as const),
  })),
  retry: ownerProcedure
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => retryEmail(ctx.workspace.id, input.id, ctx.clock)),
});
