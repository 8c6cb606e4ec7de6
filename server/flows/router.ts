import { z } from "zod";
import type { OpenWorkspace } from "../auth/queries";
import { procedureFor, router } from "../trpc/init";
import {
  archiveFlow,
  assignFlow,
  createFlow,
  renameFlow,
  restoreRevision,
  saveDraft,
  unarchiveFlow,
} from "./commands";
import { getDecision, listDecisions } from "./decisions/queries";
import { readExperiment } from "./experiments/queries";
import { experimentFilter } from "./experiments/schema";
import type { Editor } from "./flow-row";
import { listOffers } from "./list-offers";
import { readLiveRoutings } from "./live-routings";
import { startPick } from "./picking/commands";
import { readPick } from "./picking/queries";
import { pickById, pickToStart } from "./picking/schema";
import { publishFlow } from "./publish-flow";
import { getFlow, listFlows, listRevisions, readCounters, readRevision } from "./queries";
import {
  assignment,
  decisionFilter,
  draftToSave,
  flowById,
  flowName,
  flowsByIds,
  newFlow,
  publication,
  revisionByNumber,
} from "./schema";
import { listMissingForms } from "./sightings/queries";

const reading = procedureFor("flows:read");
/** Which of the two kinds a role may change is asked again with the flow in hand (policy.ts). */
const editing = procedureFor("flows:edit", "display:edit").use(({ ctx, next }) =>
  next({ ctx: { editor: editorOf(ctx) } }),
);

export const flowsRouter = router({
  list: reading.query(({ ctx }) => listFlows(ctx.workspace.id, ctx.workspace.role)),
  get: reading
    .input(flowById)
    .query(({ ctx, input }) => getFlow(ctx.workspace.id, input.id, ctx.workspace.role)),
  create: editing.input(newFlow).mutation(({ ctx, input }) => createFlow(ctx.editor, input, ctx.clock)),
  rename: editing.input(flowName).mutation(({ ctx, input }) => renameFlow(ctx.editor, input)),
  saveDraft: editing.input(draftToSave).mutation(({ ctx, input }) => saveDraft(ctx.editor, input, ctx.clock)),
  publish: editing.input(publication).mutation(({ ctx, input }) => publishFlow(ctx.editor, input, ctx.clock)),
  archive: editing.input(flowById).mutation(({ ctx, input }) => archiveFlow(ctx.editor, input.id, ctx.clock)),
  unarchive: editing.input(flowById).mutation(({ ctx, input }) => unarchiveFlow(ctx.editor, input.id)),

  /** What visitors may be shown now, for routing that asks which offer brought the request. */
  offers: reading.query(({ ctx }) => listOffers(ctx.workspace.id)),
  /** The routings of those ids as they are live, to be gone through by another one; what is not published is left out. */
  liveRoutings: reading
    .input(flowsByIds)
    .query(async ({ ctx, input }) => [...(await readLiveRoutings(null, ctx.workspace.id, input.ids))]),

  revisions: reading.input(flowById).query(({ ctx, input }) => listRevisions(ctx.workspace.id, input.id)),
  revision: reading.input(revisionByNumber).query(({ ctx, input }) => readRevision(ctx.workspace.id, input)),
  /** Makes a revision the draft again. */
  restore: editing
    .input(revisionByNumber)
    .mutation(({ ctx, input }) => restoreRevision(ctx.editor, input, ctx.clock)),
  assign: editing.input(assignment).mutation(({ ctx, input }) => assignFlow(ctx.editor, input)),

  /** A link to the site, to choose the parts of its form there; and what came of it. */
  startPick: editing.input(pickToStart).mutation(({ ctx, input }) => startPick(ctx.editor, input, ctx.clock)),
  pick: editing.input(pickById).query(({ ctx, input }) => readPick(ctx.editor, input.id, ctx.clock.now())),
  /** Offers whose form is no longer found on the site. */
  missingForms: reading
    .input(z.union([z.object({ flowId: z.string() }), z.object({ siteId: z.string() })]))
    .query(({ ctx, input }) => listMissingForms(ctx.workspace.id, input)),

  counters: reading
    .input(flowById)
    .query(({ ctx, input }) => readCounters(ctx.workspace.id, input.id, ctx.clock.now())),
  /** Why something did or did not show: page views, newest first. */
  decisions: reading.input(decisionFilter).query(({ ctx, input }) => listDecisions(ctx.workspace.id, input)),
  decision: reading.input(flowById).query(({ ctx, input }) => getDecision(ctx.workspace.id, input.id)),
  /** What the variants of a split brought. */
  experiment: reading
    .input(experimentFilter)
    .query(({ ctx, input }) => readExperiment(ctx.workspace.id, input, ctx.clock.now())),
});

const editorOf = (ctx: { workspace: OpenWorkspace; user: { id: string } }): Editor => ({
  workspaceId: ctx.workspace.id,
  userId: ctx.user.id,
  role: ctx.workspace.role,
});
