import { z } from "zod";
import { COUNTRIES } from "../platform/regions";
import { procedureFor, router } from "../trpc/init";
import { createSite, updateSite } from "./commands";
import { checkInstallation } from "./installation/check-installation";
import { getSite, listRoutingFlows, listSites } from "./queries";
import { newSiteSchema, siteChangeSchema } from "./schema";

const byId = z.object({ id: z.string() });

export const sitesRouter = router({
  list: procedureFor("sites:read").query(({ ctx }) => listSites(ctx.workspace.id)),

  get: procedureFor("sites:read")
    .input(byId)
    .query(({ ctx, input }) => getSite(ctx.workspace.id, input.id, ctx.clock)),

  /** What the form offers to choose from. */
  choices: procedureFor("sites:read").query(async ({ ctx }) => ({
    countries: COUNTRIES,
    routingFlows: await listRoutingFlows(ctx.workspace.id),
    defaults: { language: ctx.workspace.language, country: ctx.workspace.defaultCountry },
  })),

  create: procedureFor("sites:edit")
    .input(newSiteSchema)
    .mutation(({ ctx, input }) => createSite(ctx.workspace.id, input)),

  update: procedureFor("sites:edit")
    .input(siteChangeSchema)
    .mutation(({ ctx, input }) => updateSite(ctx.workspace.id, input)),

  /** A mutation: it sends a request to the world, and must not be repeated by a cache. */
  check: procedureFor("sites:read")
    .input(byId)
    .mutation(({ ctx, input }) => checkInstallation(ctx.workspace.id, input.id)),
});
