import { deriveKey, seal, unseal } from "../platform/crypto";
import { env } from "../platform/env";

const key = () => deriveKey(env().secret, "telephony-accounts");

/** Credentials as they are stored: unreadable without the installation's secret. */
export const sealCredentials = (credentials: object): string => seal(JSON.stringify(credentials), key());

/** Opens what `sealCredentials` made. @throws Error where PEREZVON_SECRET is another one than then */
export const unsealCredentials = (sealed: string | null): object =>
  sealed === null ? {} : JSON.parse(unseal(sealed, key()));
