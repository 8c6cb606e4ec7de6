import { z } from "zod";
import { ROLES } from "../policy";

export const roleField = z.enum(ROLES, { error: "unknown-role" });
export const memberById = z.object({ memberId: z.string() });
export const roleChangeSchema = memberById.extend({ role: roleField });

/** What an undo carries, sealed: nobody can write one. */
export const removedMemberShape = z.object({
  workspaceId: z.string(),
  userId: z.string(),
  role: roleField,
  operatorId: z.string().nullable(),
  until: z.number(),
});
