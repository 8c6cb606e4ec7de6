import { type CrmCredentials, crmCredentialsSchema, type OAuthTokens } from "../crm/crm-credentials";
import { refreshTokens } from "../crm/oauth2";
import { type Access, HandoverError, type Network, type OAuth2 } from "../crm/port";
import type { Clock } from "../platform/clock";
import { db, transaction } from "../platform/db";
import { env } from "../platform/env";
import { sealCredentials, unsealCredentials } from "./seal-credentials";

/** Refreshed so long before it expires that a delivery ends before that. */
const MARGIN_MS = 60_000;

interface AccessOf {
  connectionId: string;
  connector: string;
  oauth2: OAuth2 | undefined;
  network: Network;
  clock: Clock;
}

/** The way into a connection's CRM, by the credentials that are stored now. */
export const storedAccess = (given: AccessOf): Access => ({
  token: async () => {
    const credentials = await read(given.connectionId);
    const isFresh = credentials.kind === "token" || credentials.expiresAt - MARGIN_MS > given.clock.now();
    return isFresh ? credentials.accessToken : refresh(given, credentials.accessToken);
  },
  renew: (refused) => refresh(given, refused),
});

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

async function read(connectionId: string, tx: Pick<ReturnType<typeof db>, "connection"> = db()) {
  const { credentials } = await tx.connection.findUniqueOrThrow({
    where: { id: connectionId },
    select: { credentials: true },
  });
  return crmCredentialsSchema.parse(unsealCredentials(credentials));
}

/**
 * One of all who ask at once, in any process, asks the vendor; the others wait for the lock and find its answer. New
 * tokens are stored before anybody uses them, since the vendor may have withdrawn the old ones.
 */
function refresh(given: AccessOf, refused: string): Promise<string> {
  const { connectionId, network, clock } = given;
  return transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`refresh:${connectionId}`}, 0))`;
    const stored = await read(connectionId, tx);
    if (stored.accessToken !== refused) return stored.accessToken;
    if (stored.kind === "token") throw refusedToken();
    const fresh: OAuthTokens = await refreshTokens({ ...appOf(given), network, now: clock.now() }, stored);
    await tx.connection.update({
      where: { id: connectionId },
      data: { credentials: sealCredentials(fresh) },
    });
    return fresh.accessToken;
  });
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
