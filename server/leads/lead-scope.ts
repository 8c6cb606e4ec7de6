import type { OpenWorkspace } from "../auth/queries";
import { can } from "../workspaces/policy";
import type { LeadScope } from "./filter-leads";

export const mayReadLeads = ({ role }: OpenWorkspace): boolean =>
  can(role, "leads:read") || can(role, "leads:read-own");

/** Which leads a member may see, who may see any. */
export const scopeOf = (workspace: OpenWorkspace): LeadScope => ({
  workspaceId: workspace.id,
  timeZone: workspace.timeZone,
  defaultCountry: workspace.defaultCountry,
  visible: can(workspace.role, "leads:read") ? "all" : { operatorId: workspace.operatorId },
});
