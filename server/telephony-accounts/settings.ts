import { ZodError } from "zod";
import { AppError } from "../platform/app-error";
import { env } from "../platform/env";
import { ProviderError } from "../platform/provider-error";
import { isSecret, type ProviderManifest } from "../telephony/manifest";
import { openStored } from "./open-account";
import type { AccountFields } from "./schema";
import { sealCredentials } from "./seal-credentials";

export interface StoredSettings {
  settings: Record<string, string | number | boolean>;
  /** Sealed. */
  credentials: string;
}

/**
 * What was filled in, as it is stored: plain fields and sealed ones apart. `kept` are secrets that are stored already.
 * @throws AppError invalid, with a code by field, where the provider cannot be opened with it; forbidden
 */
export async function readSettings(
  manifest: ProviderManifest,
  filled: AccountFields,
  kept: object = {},
): Promise<StoredSettings> {
  if (manifest.isOwnServer && !env().allowPrivateWebhooks)
    throw new AppError("forbidden", "This installation does not connect to servers of one's own.", {
      reason: "own-server",
    });
  const given = Object.entries(filled).flatMap(([key, value]) => {
    const field = manifest.fields.find((one) => one.key === key);
    const text = typeof value === "string" ? value.trim() : value;
    return field && text !== "" ? [{ field, key, value: text }] : [];
  });
  const plain = Object.fromEntries(
    given.filter(({ field }) => !isSecret(field)).map(({ key, value }) => [key, value]),
  );
  const secret = Object.fromEntries(
    given.filter(({ field }) => isSecret(field)).map(({ key, value }) => [key, value]),
  );
  const credentials = { ...kept, ...secret };
  complainOfMissing(manifest, { ...plain, ...credentials });
  const stored = { settings: plain, credentials: sealCredentials(credentials) };
  await expectOpens(manifest, stored);
  return stored;
}

function complainOfMissing({ fields }: ProviderManifest, values: object): void {
  const missing = fields.filter(({ key, isRequired }) => isRequired && !(key in values));
  if (missing.length > 0)
    throw new AppError("invalid", "Something is missing.", {
      fields: Object.fromEntries(missing.map(({ key }) => [key, "required"])),
    });
}

/** The adapter knows what its settings may be. */
async function expectOpens(
  { id: provider, fields }: ProviderManifest,
  stored: StoredSettings,
): Promise<void> {
  try {
    await openStored({ id: "trial", provider, webhookKey: "trial", ...stored });
  } catch (error) {
    if (!(error instanceof ProviderError) || !(error.cause instanceof ZodError)) throw error;
    const known = new Set(fields.map(({ key }) => key));
    const wrong = error.cause.issues.map(({ path, message }) => {
      const [key = ""] = path;
      return [known.has(String(key)) ? String(key) : "name", message];
    });
    throw new AppError("invalid", "The provider cannot be opened with these settings.", {
      cause: error,
      fields: Object.fromEntries(wrong),
    });
  }
}
