import type { CrmSettings } from "@/core/crm/document";
import { mapFields } from "@/core/crm/map-fields";
import type { CallbackMessage } from "@/core/crm/message";
import type { CrmAccount } from "../directory-port";
import type { Answer, Links } from "../port";
import type { Session } from "./session";

export interface Desk {
  session: Session;
  settings: CrmSettings;
  links: Links;
  account: CrmAccount | null;
}

/** Writes one message to HubSpot: its contact. */
export async function writeMessage({ session, settings }: Desk, message: CallbackMessage): Promise<Answer> {
  const { fields } = mapFields(settings.mapping, message, "contact");
  const properties = Object.fromEntries(fields.map(({ property, value }) => [property, value]));
  await session.ask((sdk) => sdk.crm.objects.basicApi.create("contacts", { properties, associations: [] }));
  return { status: 200, body: "" };
}
