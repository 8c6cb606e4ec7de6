import type { Tx } from "../platform/db";
import { provenWorkspaceId, type WorkspaceId } from "../platform/workspace-id";
import { createSite } from "../sites/commands";
import { createRouting } from "./create-routing";
import { nameAddress } from "./name-address";

export interface NewWorkspace {
  name: string;
  /** The user who becomes its owner. */
  ownerId: string;
  timeZone: string;
  language: "en" | "ru";
  defaultCountry: string;
  site: { name: string; url: string };
  teamName: string;
}

export interface CreatedWorkspace {
  id: WorkspaceId;
  slug: string;
  siteId: string;
  teamId: string;
}

/**
 * Makes a workspace in which a callback can be made at once, as far as that is possible before anybody has named an
 * operator: an owner, a team that is always open, its routing, and a site with key and consent texts.
 */
export async function createWorkspace(tx: Tx, given: NewWorkspace): Promise<CreatedWorkspace> {
  const { name, ownerId, timeZone, language, defaultCountry, site, teamName } = given;
  const slug = await nameAddress(tx, name);
  const workspace = await tx.workspace.create({
    data: {
      slug,
      name,
      timeZone,
      language,
      defaultCountry,
      allowedCountries: [defaultCountry],
      members: { create: { userId: ownerId, role: "owner" } },
      teams: { create: { name: teamName, timeZone } },
    },
    include: { teams: { select: { id: true } } },
  });
  const workspaceId = provenWorkspaceId(workspace.id);
  const teamId = workspace.teams.map((team) => team.id).join();
  const { flowId: routingFlowId } = await createRouting(tx, { workspaceId, teamId, language });
  const { id: siteId } = await createSite(
    workspaceId,
    { ...site, defaultCountry, language, routingFlowId },
    tx,
  );
  return { id: workspaceId, slug, siteId, teamId };
}
