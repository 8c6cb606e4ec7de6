import { z } from "zod";
import { emailField, newPasswordField } from "../schema";

const tokenField = z.string().min(1).max(100);

export const resetRequestSchema = z.object({ email: emailField });
export const byToken = z.object({ token: tokenField });
export const newPasswordSchema = z.object({ token: tokenField, password: newPasswordField });
