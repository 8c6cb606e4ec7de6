import { z } from "zod";
import { publishChange } from "../platform/notify";
import { procedureFor, router } from "../trpc/init";
import {
  archiveConnection,
  createConnection,
  pauseConnection,
  restoreConnection,
  resumeConnection,
  rotateSecret,
  updateConnection,
} from "./commands";
import { deliverOne } from "./deliver-one";
import { getDelivery, listConnections, listDeliveries } from "./queries";
import { replay, replayAllFailed } from "./replay";
import { connectionChange, connectionInput, deliveryFilter } from "./schema";
import { sendTest } from "./send-test";

const byId = z.object({ id: z.string() });

/** Whoever may edit; what was changed is told to every open page. */
const editing = procedureFor("connections:edit").use(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok) await publishChange({ workspaceId: ctx.workspace.id, kind: "delivery" });
  return result;
});

export const connectionsRouter = router({
  list: procedureFor("connections:read").query(({ ctx }) => listConnections(ctx.workspace.id)),
  create: editing
    .input(connectionInput)
    .mutation(({ ctx, input }) => createConnection(ctx.workspace.id, input)),
  update: editing
    .input(byId.extend({ connection: connectionChange }))
    .mutation(({ ctx, input }) => updateConnection(ctx.workspace.id, input.id, input.connection)),
  rotateSecret: editing
    .input(byId)
    .mutation(({ ctx, input }) => rotateSecret(ctx.workspace.id, input.id, ctx.clock)),
  pause: editing.input(byId).mutation(({ ctx, input }) => pauseConnection(ctx.workspace.id, input.id)),
  resume: editing
    .input(byId)
    .mutation(({ ctx, input }) => resumeConnection(ctx.workspace.id, input.id, ctx.clock)),
  archive: editing
    .input(byId)
    .mutation(({ ctx, input }) => archiveConnection(ctx.workspace.id, input.id, ctx.clock)),
  restore: editing.input(byId).mutation(({ ctx, input }) => restoreConnection(ctx.workspace.id, input.id)),
  /** Resolves when the receiver has answered, or has not. */
  test: editing.input(byId).mutation(({ ctx, input }) => sendTest(ctx.workspace.id, input.id, ctx.clock)),
});

export const deliveriesRouter = router({
  list: procedureFor("connections:read")
    .input(deliveryFilter)
    .query(({ ctx, input }) => listDeliveries(ctx.workspace.id, input)),
  get: procedureFor("connections:read")
    .input(byId)
    .query(({ ctx, input }) => getDelivery(ctx.workspace.id, input.id)),
  /** Tries it at once, so that whoever pressed the button sees what came of it; later tries are the jobs'. */
  replay: procedureFor("deliveries:replay")
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await replay(ctx.workspace.id, input.id, ctx.clock);
      return deliverOne(input.id, ctx.clock);
    }),
  replayAllFailed: procedureFor("deliveries:replay")
    .input(z.object({ connectionId: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const count = await replayAllFailed(ctx.workspace.id, input.connectionId, ctx.clock);
      await publishChange({ workspaceId: ctx.workspace.id, kind: "delivery" });
      return { count };
    }),
});
