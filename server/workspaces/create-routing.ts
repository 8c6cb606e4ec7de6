import { compile } from "@/core/flow/compile";
import { defaultRouting } from "@/core/flow/default-routing";
import type { Tx } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";

const NAMES = { en: "Ring the team", ru: "Звонить команде" } as const;

/** The routing of a new workspace, published as its first revision. */
export async function createRouting(
  tx: Tx,
  { workspaceId, teamId, language }: { workspaceId: WorkspaceId; teamId: string; language: "en" | "ru" },
): Promise<{ flowId: string }> {
  const flowDocument = defaultRouting(teamId);
  const compiled = compile(flowDocument);
  if (!compiled.ok)
    throw new Error(`The default routing does not compile: ${JSON.stringify(compiled.issues)}`);
  // Prisma's type for JSON does not take interfaces; these are plain JSON already.
  const [document, program] = [flowDocument, compiled.program].map((value) =>
    JSON.parse(JSON.stringify(value)),
  );
  const flow = await tx.flow.create({
    data: { workspaceId, kind: "routing", name: NAMES[language], draft: document },
  });
  const revision = await tx.flowRevision.create({
    data: {
      workspaceId,
      flowId: flow.id,
      number: 1,
      document,
      program,
    },
  });
  await tx.flow.update({ where: { id: flow.id }, data: { liveRevisionId: revision.id } });
  return { flowId: flow.id };
}
