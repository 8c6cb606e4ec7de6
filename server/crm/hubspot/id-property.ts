import {
  PropertyCreateFieldTypeEnum,
  PropertyCreateTypeEnum,
} from "@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate";
import { HandoverError } from "../port";
import type { Session } from "./session";

/**
 * Our id on their records, in a field that HubSpot keeps unique: what is created twice is refused the second time, and
 * found by it (docs/decisions/015).
 */
export const ID_PROPERTY = "perezvon_id";

/** HubSpot's objects, and a field of its own that each has: ours stands in the same group. */
const OBJECTS = {
  contacts: "phone",
  deals: "dealname",
  calls: "hs_call_title",
  notes: "hs_note_body",
} as const;

/**
 * Makes the field where it is missing; says whether one was. @throws HandoverError rejected where somebody made one
 * that is not unique
 */
export async function ensureIdProperties(session: Session): Promise<boolean> {
  let made = false;
  for (const [object, neighbour] of Object.entries(OBJECTS)) {
    const found = await findProperty(session, object, ID_PROPERTY);
    if (found && !found.hasUniqueValue)
      throw new HandoverError(
        "rejected",
        `In HubSpot, the field "${ID_PROPERTY}" of ${object} does not demand unique values. Delete it there; it is made anew.`,
      );
    if (found) continue;
    const { groupName = "" } = (await findProperty(session, object, neighbour)) ?? {};
    await createProperty(session, object, groupName);
    made = true;
  }
  return made;
}

async function findProperty({ ask }: Session, object: string, name: string) {
  try {
    return await ask((sdk, options) =>
      sdk.crm.properties.coreApi.getByName(object, name, undefined, undefined, options),
    );
  } catch (error) {
    if (error instanceof HandoverError && error.answer?.status === 404) return null;
    throw error;
  }
}

async function createProperty({ ask }: Session, object: string, groupName: string): Promise<void> {
  try {
    await ask((sdk, options) =>
      sdk.crm.properties.coreApi.create(
        object,
        {
          name: ID_PROPERTY,
          label: "Perezvon ID",
          description: "Written by Perezvon, so that nothing is created twice. Please leave it.",
          groupName,
          type: PropertyCreateTypeEnum.String,
          fieldType: PropertyCreateFieldTypeEnum.Text,
          hasUniqueValue: true,
          formField: false,
        },
        options,
      ),
    );
  } catch (error) {
    // Another process made it meanwhile.
    if (!(error instanceof HandoverError) || error.answer?.status !== 409) throw error;
  }
}
