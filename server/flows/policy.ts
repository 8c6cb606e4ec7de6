import type { FlowKind } from "@/core/flow/document";
import { type Ability, can, type Role } from "../workspaces/policy";

/** Who may change which kind of flow: routing decides who is rung, and needs more than display does. */
const EDITS: Record<FlowKind, Ability> = { display: "display:edit", routing: "flows:edit" };

export const canEdit = (role: Role, kind: FlowKind): boolean => can(role, EDITS[kind]);
