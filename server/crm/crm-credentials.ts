import { z } from "zod";

/** What is stored, sealed, for a connection to a CRM (manifest.auth: CrmAuth). */
export const crmCredentialsSchema = z.discriminatedUnion("kind", [
  /** Made by the CRM's administrator; never expires by itself. */
  z.object({ kind: z.literal("token"), accessToken: z.string().min(1) }),
  z.object({
    kind: z.literal("oauth2"),
    accessToken: z.string().min(1),
    refreshToken: z.string().min(1),
    /** Epoch ms. */
    expiresAt: z.number(),
  }),
]);
export type CrmCredentials = z.infer<typeof crmCredentialsSchema>;
export type OAuthTokens = Extract<CrmCredentials, { kind: "oauth2" }>;
