import { z } from "zod";
import { procedureFor, router } from "../../trpc/init";
import { publishConsentText } from "./commands";
import { listConsentTexts } from "./queries";
import { newConsentTextSchema } from "./schema";

export const consentsRouter = router({
  list: procedureFor("settings:read")
    .input(z.object({ siteId: z.string() }))
    .query(({ ctx, input }) => listConsentTexts(ctx.workspace.id, input.siteId)),
  publish: procedureFor("settings:edit")
    .input(newConsentTextSchema)
    .mutation(({ ctx, input }) => publishConsentText(ctx.workspace.id, input)),
});
