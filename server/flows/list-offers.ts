import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { nameOf } from "./decisions/name-of-node";
import { readStored } from "./stored-document";

/** An offer that visitors may be shown now. */
export interface OfferLine {
  /** As routing asks for it: `<flowId>/<nodeId>`. */
  id: string;
  name: string;
  flow: string;
}

/** The offers of the workspace's published display flows, by flow and in the order in which they were drawn. */
export async function listOffers(workspaceId: WorkspaceId): Promise<OfferLine[]> {
  const flows = await db().flow.findMany({
    where: { workspaceId, kind: "display", archivedAt: null, liveRevisionId: { not: null } },
    select: { id: true, name: true, liveRevision: { select: { document: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return flows.flatMap(({ id, name, liveRevision }) =>
    liveRevision
      ? readStored(liveRevision.document)
          .nodes.filter(({ kind }) => kind === "offer")
          .map((node) => ({ id: `${id}/${node.id}`, name: nameOf(node) || node.id, flow: name }))
      : [],
  );
}
