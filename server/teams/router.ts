import { z } from "zod";
import { procedureFor, router } from "../trpc/init";
import { archiveTeam, createTeam, restoreTeam, updateTeam } from "./commands";
import { listTeams } from "./queries";
import { readShares } from "./read-shares";
import { sharesInput, teamInput } from "./schema";

const byId = z.object({ id: z.string() });

export const teamsRouter = router({
  list: procedureFor("team:read").query(({ ctx }) => listTeams(ctx.workspace.id, new Date(ctx.clock.now()))),

  /** How calls were shared among a team's operators. */
  shares: procedureFor("team:edit")
    .input(sharesInput)
    .query(({ ctx, input }) =>
      readShares(ctx.workspace.id, input.teamId, input.days, new Date(ctx.clock.now())),
    ),

  create: procedureFor("team:edit")
    .input(teamInput)
    .mutation(({ ctx, input }) => createTeam(ctx.workspace.id, input)),

  update: procedureFor("team:edit")
    .input(byId.extend({ team: teamInput }))
    .mutation(({ ctx, input }) => updateTeam(ctx.workspace.id, input.id, input.team)),

  archive: procedureFor("team:edit")
    .input(byId)
    .mutation(({ ctx, input }) => archiveTeam(ctx.workspace.id, input.id, ctx.clock)),

  restore: procedureFor("team:edit")
    .input(byId)
    .mutation(({ ctx, input }) => restoreTeam(ctx.workspace.id, input.id)),
});
