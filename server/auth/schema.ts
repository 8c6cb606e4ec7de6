import { z } from "zod";
import { nameField } from "../platform/regions";

/** Messages are names of texts in messages/<language>/errors.json. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "required")
  .max(254, "too-long")
  .pipe(z.email("not-an-email"));

/** Long rather than complicated (NIST SP 800-63B); the upper bound keeps hashing cheap. */
export const newPasswordField = z.string().min(10, "password-too-short").max(200, "too-long");

export const passwordChangeSchema = z.object({
  current: z.string().min(1, "required").max(200, "too-long"),
  next: newPasswordField,
});

export const profileSchema = z.object({ name: nameField });

export const languageSchema = z.object({ language: z.enum(["en", "ru"]) });
