import { z } from "zod";

const secret = z.string().startsWith("whsec_");

/** What is stored, sealed, for a connection whose manifest says `auth: "signing-secret"`. */
export const signingSecretSchema = z.object({
  secret,
  /** After a rotation both sign until then (epoch ms), so that receivers can change over. */
  previous: z.object({ secret, until: z.number() }).optional(),
});
export type SigningSecret = z.infer<typeof signingSecretSchema>;
