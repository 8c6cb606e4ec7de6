import type { ConnectorDefinition } from "./port";

/** Every connector by its id, loaded when it is first used. */
const CONNECTORS = {
  hubspot: async () => (await import("./hubspot/connector")).hubspot,
  webhook: async () => (await import("./webhook/connector")).webhook,
} satisfies Record<string, () => Promise<ConnectorDefinition>>;

export type ConnectorId = keyof typeof CONNECTORS;

export const isConnectorId = (id: string): id is ConnectorId => Object.hasOwn(CONNECTORS, id);

/** The connector of a stored connection. @throws Error where the row names one that this version does not have */
export function loadConnector(id: string): Promise<ConnectorDefinition> {
  if (!isConnectorId(id))
    throw new Error(`There is no connector "${id}"; server/crm/registry.ts lists them.`);
  return CONNECTORS[id]();
}
