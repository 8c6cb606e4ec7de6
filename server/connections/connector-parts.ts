import { setTimeout as wait } from "node:timers/promises";
import type { CrmCredentials } from "../crm/crm-credentials";
import type { Access, ConnectorManifest, ConnectorParts, Exchange, Network } from "../crm/port";
import type { Connection } from "../generated/prisma/client";
import type { Clock } from "../platform/clock";
import { env } from "../platform/env";
import { givenAccess, storedAccess } from "./access-token";
import { keepPace } from "./keep-pace";
import { remoteLinks } from "./remote-links";
import { unsealCredentials } from "./seal-credentials";

/** For a delivery, all in all. A CRM's takes half a dozen requests, each perhaps waiting for its turn. */
const TIMEOUT_MS = { webhook: 10_000, crm: 25_000 };

export interface PartsOptions {
  clock: Clock;
  /** Absent: as the environment says. */
  network?: Network | undefined;
  sleep?: ((ms: number) => Promise<void>) | undefined;
  onExchange?: ((exchange: Exchange) => void) | undefined;
}

/** What a stored connection's connector is made of. @throws Error where its credentials cannot be opened */
export function connectorParts(
  connection: Connection,
  manifest: ConnectorManifest,
  options: PartsOptions,
): ConnectorParts {
  const {
    clock,
    network = environmentNetwork(manifest),
    sleep = wait,
    onExchange = () => undefined,
  } = options;
  const { id, connector, accountId, accountName, accountUrl } = connection;
  const { auth } = manifest;
  return {
    settings: connection.settings,
    ...(auth === "signing-secret"
      ? { credentials: unsealCredentials(connection.credentials), access: NO_ACCESS }
      : {
          credentials: {},
          access: storedAccess({ ...connection, connectionId: id, oauth2: auth.oauth2, network, clock }),
        }),
    account: accountId === null ? null : { id: accountId, name: accountName ?? "", url: accountUrl ?? "" },
    links: remoteLinks(connection),
    pace: keepPace({ key: `${connector}:${accountId ?? id}`, limits: manifest.pace, clock, sleep }),
    onExchange,
    network,
    clock,
  };
}

/** Of a connector that signs with a secret. */
const NO_ACCESS: Access = {
  token: () => Promise.reject(new Error("A receiver that checks signatures takes no token.")),
  renew: () => Promise.reject(new Error("A receiver that checks signatures takes no token.")),
};

/** The same for credentials that are not stored yet: to ask whose they are. */
export function trialParts(
  manifest: ConnectorManifest,
  credentials: CrmCredentials,
  { clock, network = environmentNetwork(manifest) }: PartsOptions,
): ConnectorParts {
  return {
    settings: {},
    credentials: {},
    access: givenAccess(credentials),
    account: null,
    links: { find: async () => null, keep: async () => undefined },
    // Somebody who sets a connection up makes a handful of requests, and waits for them.
    pace: async () => undefined,
    onExchange: () => undefined,
    network,
    clock,
  };
}

/** What the environment says of the way to a connector's receiver. */
export function environmentNetwork({ id, auth }: ConnectorManifest): Network {
  return {
    allowPrivateAddresses: env().allowPrivateWebhooks,
    timeoutMs: auth === "signing-secret" ? TIMEOUT_MS.webhook : TIMEOUT_MS.crm,
    apiBase: env().vendorBases[id],
  };
}
