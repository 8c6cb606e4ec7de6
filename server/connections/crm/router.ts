import { z } from "zod";
import { publishChange } from "../../platform/notify";
import { procedureFor, router } from "../../trpc/init";
import { saveMapping, savePeople } from "./commands";
import { connectCrm } from "./connect-crm";
import { listCatalog } from "./list-catalog";
import { beginOAuth } from "./oauth";
import { getCrm, getDirectory, previewMessage } from "./queries";
import { mappingInput, oauthInput, peopleInput, tokenInput } from "./schema";

const byId = z.object({ id: z.string() });

/** Whoever may edit; what was changed is told to every open page. */
const editing = procedureFor("connections:edit").use(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok) await publishChange({ workspaceId: ctx.workspace.id, kind: "delivery" });
  return result;
});

export const crmRouter = router({
  catalog: procedureFor("connections:read").query(() => listCatalog()),
  get: procedureFor("connections:edit")
    .input(byId)
    .query(({ ctx, input }) => getCrm(ctx.workspace.id, input.id)),
  directory: procedureFor("connections:edit")
    .input(byId)
    .query(({ ctx, input }) => getDirectory(ctx.workspace.id, input.id, ctx.clock)),
  preview: procedureFor("connections:edit")
    .input(z.object({ callbackId: z.string().nullable() }))
    .query(({ ctx, input }) => previewMessage(ctx.workspace.id, input.callbackId, ctx.clock)),
  connectByToken: editing.input(tokenInput).mutation(({ ctx, input }) => {
    const { token: accessToken, ...which } = input;
    return connectCrm(ctx.workspace.id, { ...which, credentials: { kind: "token", accessToken } }, ctx.clock);
  }),
  /** Answers the vendor's page to go to. */
  beginOAuth: procedureFor("connections:edit")
    .input(oauthInput)
    .mutation(({ ctx, input }) =>
      beginOAuth({ ...input, workspace: ctx.workspace.slug, userId: ctx.user.id }, ctx.clock),
    ),
  saveMapping: editing.input(mappingInput).mutation(({ ctx, input }) => saveMapping(ctx.workspace.id, input)),
  savePeople: editing.input(peopleInput).mutation(({ ctx, input }) => savePeople(ctx.workspace.id, input)),
});
