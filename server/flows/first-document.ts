import { defaultRouting } from "@/core/flow/default-routing";
import type { FlowDocument } from "@/core/flow/document";
import { findRoutingTemplate } from "@/core/flow/templates/routing-templates";
import { findTemplate } from "@/core/flow/templates/templates";
import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import type { NewFlow } from "./schema";

const PLAIN = "button";

/**
 * What a new flow begins with: the template that was chosen; else the button for everybody, or for routing the default.
 * Routing gets the workspace's teams, the oldest first.
 * @throws AppError invalid for a template that is not there
 */
export async function firstDocument(
  workspaceId: WorkspaceId,
  { kind, template }: NewFlow,
): Promise<FlowDocument> {
  const found =
    kind === "display"
      ? findTemplate(template ?? PLAIN)?.document
      : routingOf(template)?.(await teamsOf(workspaceId));
  if (found) return found;
  throw new AppError("invalid", "There is no such template. Choose another one.", {
    fields: { template: "unknown-template" },
  });
}

const routingOf = (template: string | undefined) =>
  template === undefined
    ? ([first = ""]: readonly string[]) => defaultRouting(first)
    : findRoutingTemplate(template)?.document;

async function teamsOf(workspaceId: WorkspaceId): Promise<string[]> {
  const teams = await db().team.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return teams.map(({ id }) => id);
}
