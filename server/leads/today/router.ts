import { procedureFor, router } from "../../trpc/init";
import { readFirstSteps, readToday } from "./queries";

export const todayRouter = router({
  board: procedureFor("leads:read").query(({ ctx }) =>
    readToday(ctx.workspace.id, ctx.workspace.timeZone, ctx.clock.now()),
  ),
  firstSteps: procedureFor("leads:read").query(({ ctx }) => readFirstSteps(ctx.workspace.id)),
});
