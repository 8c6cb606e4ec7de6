import { procedureFor, router } from "../trpc/init";
import { getSpeed, readNames } from "./queries";
import { speedFilter } from "./schema";

const reading = procedureFor("reports:read");

export const speedRouter = router({
  report: reading.input(speedFilter).query(({ ctx, input }) => {
    const { id, timeZone } = ctx.workspace;
    return getSpeed({ workspaceId: id, timeZone, now: ctx.clock.now() }, input);
  }),
  /** Teams and sites to narrow it to. */
  names: reading.query(({ ctx }) => readNames(ctx.workspace.id)),
});
