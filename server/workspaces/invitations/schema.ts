import { z } from "zod";
import { emailField, newPasswordField } from "../../auth/schema";
import { nameField } from "../../platform/regions";
import { roleField } from "../members/schema";

export const newInvitationSchema = z.object({ email: emailField, role: roleField });
export type NewInvitation = z.output<typeof newInvitationSchema>;

const tokenField = z.string().min(1).max(100);
export const byToken = z.object({ token: tokenField });
export const joinSchema = z.object({ token: tokenField, name: nameField, password: newPasswordField });
