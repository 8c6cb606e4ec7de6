import type { ViewName } from "@/core/live-contract/frames";
import { can, type Role } from "../workspaces/policy";

/** Which parts of a view a member may watch (`keys` null: all of them); null: none. */
export function viewedBy(
  { role, operatorId }: { role: Role; operatorId: string | null },
  view: ViewName,
): { keys: readonly string[] | null } | null {
  if (view === "board") return can(role, "live:watch") ? { keys: null } : null;
  return can(role, "operator:self") && operatorId !== null ? { keys: [`console:${operatorId}`] } : null;
}
