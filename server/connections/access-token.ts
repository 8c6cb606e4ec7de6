import { type CrmCredentials, crmCredentialsSchema, type OAuthTokens } from "../crm/crm-credentials";
import { refreshTokens } from "../crm/oauth2";
import { type Access, HandoverError, type Network, type OAuth2 } from "../crm/port";
import type { Clock } from "../platform/clock";
import { type Tx, transaction } from "../platform/db";
import { env } from "../platform/env";
import { sealCredentials, unsealCredentials } from "./seal-credentials";

/** Refreshed so long before it expires that a delivery ends before that. */
const MARGIN_MS = 60_000;

interface AccessOf {
  connectionId: string;
  /** Sealed, as they were read with the connection. */
  credentials: string | null;
  connector: string;
  oauth2: OAuth2 | undefined;
  network: Network;
  clock: Clock;
}

/** The way into a connection's CRM, by the credentials that are stored now. */
export function storedAccess(given: AccessOf): Access {
  // Who renews it meanwhile leaves this one good; or it is refused, and the stored one is read again.
  let known = open(given.credentials);
  const renew = async (refused: string): Promise<string> => {
    known = await refresh(given, refused);
    return known.accessToken;
  };
  return {
    token: async () => (isFresh(known, given.clock.now()) ? known.accessToken : renew(known.accessToken)),
    renew,
  };
}

const isFresh = (credentials: CrmCredentials, now: number): boolean =>
  credentials.kind === "token" || credentials.expiresAt - MARGIN_MS > now;

const open = (sealed: string | null): CrmCredentials => crmCredentialsSchema.parse(unsealCredentials(sealed));

/** Credentials that are not stored yet, to try them. */
export const givenAccess = (credentials: CrmCredentials): Access => ({
  token: async () => credentials.accessToken,
  renew: async () => {
    throw refusedToken();
  },
});

const refusedToken = () =>
  new HandoverError("unauthorized", "The access token is not taken. Connect again.", {
    wantsReconnect: true,
  });

/** Short enough that one who waited for another's request can make its own within the transaction. */
const REFRESH_TIMEOUT_MS = 4000;

/**
 * One of all who ask at once, in any process, asks the vendor; the others wait for the lock and find its answer. New
 * tokens are stored before anybody uses them, since the vendor may have withdrawn the old ones.
 */
async function refresh(given: AccessOf, refused: string): Promise<CrmCredentials> {
  try {
    return await transaction((tx) => refreshLocked(tx, given, refused));
  } catch (error) {
    if (error instanceof HandoverError) throw error;
    // Too many waited for a vendor that does not answer.
    throw new HandoverError("unavailable", "No token was to be had in time.", { cause: error });
  }
}

async function refreshLocked(tx: Tx, given: AccessOf, refused: string): Promise<CrmCredentials> {
  const { connectionId, clock } = given;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`refresh:${connectionId}`}, 0))`;
  const { credentials } = await tx.connection.findUniqueOrThrow({
    where: { id: connectionId },
    select: { credentials: true },
  });
  const stored = open(credentials);
  if (stored.accessToken !== refused) return stored;
  if (stored.kind === "token") throw refusedToken();
  const network = { ...given.network, timeoutMs: Math.min(given.network.timeoutMs, REFRESH_TIMEOUT_MS) };
  const fresh: OAuthTokens = await refreshTokens({ ...appOf(given), network, now: clock.now() }, stored);
  await tx.connection.update({ where: { id: connectionId }, data: { credentials: sealCredentials(fresh) } });
  return fresh;
}

function appOf({ connector, oauth2 }: AccessOf) {
  const app = env().oauthApps[connector];
  if (!oauth2 || !app)
    throw new HandoverError(
      "unauthorized",
      "This installation has no longer an app there, so the access cannot be renewed. Connect again.",
      { wantsReconnect: true },
    );
  return { oauth2, app };
}
