import { limitAttempts } from "../auth/limit-attempts";
import { clientNetwork } from "../platform/client-address";
import { COUNTRIES, TIME_ZONES } from "../platform/regions";
import { procedureFor, publicProcedure, router } from "../trpc/init";
import { updateSettings } from "./commands";
import { getSettings } from "./queries";
import { setUpSchema, workspaceSettingsSchema } from "./schema";
import { setUpOwner } from "./set-up-owner";

export const workspaceRouter = router({
  /** Before anybody can sign in. */
  setUp: publicProcedure.input(setUpSchema).mutation(async ({ ctx, input }) => {
    await limitAttempts("set-up", clientNetwork(ctx.headers));
    return setUpOwner(input);
  }),
  settings: procedureFor("settings:read").query(async ({ ctx }) => ({
    settings: await getSettings(ctx.workspace.id),
    countries: COUNTRIES,
    timeZones: TIME_ZONES,
  })),
  update: procedureFor("settings:edit")
    .input(workspaceSettingsSchema)
    .mutation(({ ctx, input }) => updateSettings(ctx.workspace.id, input)),
});
