import type { ConnectorDefinition } from "../port";
import { hubspotDirectory } from "./directory";
import { manifest } from "./manifest";
import { settingsSchema } from "./schema";
import { openSession } from "./session";
import { readHubSpotWebhook } from "./webhook";
import { writeMessage } from "./write-message";

/** HubSpot: a contact for every callback, with its deal, its call and a note (docs/decisions/015). */
export const hubspot: ConnectorDefinition = {
  manifest,
  readSettings: (settings) => settingsSchema.parse({ mapping: manifest.defaultMapping, ...Object(settings) }),
  create: (parts) => {
    const settings = settingsSchema.parse(parts.settings);
    return {
      deliver: async (message) => {
        const session = openSession(parts);
        try {
          const desk = { session, links: parts.links, account: parts.account, refused: new Set<string>() };
          return await writeMessage(desk, settings, message);
        } finally {
          session.close();
        }
      },
    };
  },
  directory: hubspotDirectory,
  readWebhook: readHubSpotWebhook,
};
