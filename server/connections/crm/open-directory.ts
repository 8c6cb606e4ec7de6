import type { CrmCredentials } from "../../crm/crm-credentials";
import type { CrmDirectory } from "../../crm/directory-port";
import type { ConnectorDefinition } from "../../crm/port";
import { isConnectorId, loadConnector } from "../../crm/registry";
import type { Connection } from "../../generated/prisma/client";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { connectorParts, trialParts } from "../connector-parts";

/** A CRM's connector: one that has a directory. @throws AppError not-found */
export async function loadCrm(
  id: string,
): Promise<ConnectorDefinition & Required<Pick<ConnectorDefinition, "directory">>> {
  const definition = isConnectorId(id) ? await loadConnector(id) : null;
  if (!definition?.directory) throw new AppError("not-found", "There is no such CRM.");
  return { ...definition, directory: definition.directory };
}

/** What a connected CRM has to choose from. @throws AppError not-found where the connection is to something else */
export async function openDirectory(connection: Connection, clock: Clock): Promise<CrmDirectory> {
  const { manifest, directory } = await loadCrm(connection.connector);
  return directory(connectorParts(connection, manifest, { clock }));
}

/** The same with credentials that are not stored yet. */
export async function tryDirectory(
  connector: string,
  credentials: CrmCredentials,
  clock: Clock,
): Promise<CrmDirectory> {
  const { manifest, directory } = await loadCrm(connector);
  return directory(trialParts(manifest, credentials, { clock }));
}
