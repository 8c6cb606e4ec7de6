import { compile } from "@/core/flow/compile";
import type { FlowDocument } from "@/core/flow/document";
import type { Tx } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import { toJson } from "./stored-document";

export interface ReadyFlow {
  workspaceId: WorkspaceId;
  name: string;
  document: FlowDocument;
}

/** A flow that is live from the beginning, as its first revision. @throws Error where our own document is not right */
export async function createPublished(
  tx: Tx,
  { workspaceId, name, document }: ReadyFlow,
): Promise<{ flowId: string }> {
  const compiled = compile(document);
  if (!compiled.ok)
    throw new Error(`The flow "${name}" does not compile: ${JSON.stringify(compiled.issues)}`);
  const stored = toJson(document);
  const { id: flowId } = await tx.flow.create({
    data: { workspaceId, kind: document.kind, name, draft: stored },
    select: { id: true },
  });
  const revision = await tx.flowRevision.create({
    data: { workspaceId, flowId, number: 1, document: stored, program: toJson(compiled.program) },
    select: { id: true },
  });
  await tx.flow.update({ where: { id: flowId }, data: { liveRevisionId: revision.id } });
  return { flowId };
}
