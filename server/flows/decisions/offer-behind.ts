import { db } from "../../platform/db";
import type { WorkspaceId } from "../../platform/workspace-id";
import { readStored } from "../stored-document";
import { nameOf } from "./name-of-node";

/** What a callback tells of where it came from; a page said so, and may have said anything. */
export interface ToldOrigin {
  siteId: string;
  offer: string | null;
  displayFlowId: string | null;
  displayRevision: number | null;
  displayView: string | null;
}

/** The offer that brought a lead. */
export interface OfferBehind {
  flow: { id: string; name: string };
  revision: number;
  /** What staff call the offer. */
  name: string;
  /** The page view with the way through the flow; null: not kept any more. */
  decisionId: string | null;
}

/** The offer and the rule that brought a lead; null where no display flow of this workspace says so. */
export async function offerBehind(
  workspaceId: WorkspaceId,
  { siteId, offer, displayFlowId, displayRevision, displayView }: ToldOrigin,
): Promise<OfferBehind | null> {
  if (offer === null || displayFlowId === null || displayRevision === null) return null;
  const [revision, decision] = await Promise.all([
    db().flowRevision.findFirst({
      where: { workspaceId, flowId: displayFlowId, number: displayRevision },
      select: { document: true, flow: { select: { name: true } } },
    }),
    displayView === null
      ? null
      : db().decision.findFirst({
          where: { workspaceId, siteId, view: displayView, flowId: displayFlowId },
          select: { id: true },
        }),
  ]);
  const node = revision && readStored(revision.document).nodes.find(({ id }) => id === offer);
  if (!revision || !node) return null;
  return {
    flow: { id: displayFlowId, name: revision.flow.name },
    revision: displayRevision,
    name: nameOf(node) ?? offer,
    decisionId: decision?.id ?? null,
  };
}
