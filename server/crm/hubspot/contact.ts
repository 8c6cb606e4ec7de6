import { FilterOperatorEnum } from "@hubspot/api-client/lib/codegen/crm/objects/models/Filter";
import { type MappedField, mapFields, toWrite } from "@/core/crm/map-fields";
import { isSamePhone, nationalDigits } from "@/core/phone/same-phone";
import type { RecordRef } from "../port";
import {
  createOnce,
  type Desk,
  type HubSpotRecord,
  type Job,
  OWNER,
  readRecord,
  recordUrl,
  updateRecord,
} from "./records";

/** HubSpot's own, in which people write numbers, and the two that it computes from them: national digits. */
const PHONES = ["phone", "mobilephone"] as const;
const SEARCHED_PHONES = [
  "hs_searchable_calculated_phone_number",
  "hs_searchable_calculated_mobile_number",
] as const;

/** Finds the contact of this phone, or creates it, and writes what the mapping says. */
export async function writeContact(
  job: Job,
): Promise<{ remoteId: string; url: string | null; ownerId: string | null }> {
  const { desk, message } = job;
  const isTest = message.type === "test";
  const ref: RecordRef = { kind: "contact", localKey: isTest ? "test" : message.data.phone };
  const link = await desk.links.find(ref);
  const { fields, owner } = contentOf(job);
  const read = [...fields.map(({ property }) => property), ...PHONES, OWNER];

  const known = link?.remoteId ? await readRecord(desk, "contact", link.remoteId, read) : null;
  // A test must not touch anybody, though somebody may have its number.
  const there: Found | null = known ?? (isTest ? null : await findByPhone(desk, message.data.phone, read));
  const isOld = link !== null && link.asOf > message.timestamp;
  const contact = there ?? (await createContact(job, ref, fields, owner));
  if (there || contact.wasThere) {
    const wanted = isOld ? fields.map((field) => ({ ...field, write: "empty" as const })) : fields;
    await bringUpToDate(desk, contact, { fields: wanted, owner });
  }

  const url = recordUrl(desk.account, "contact", contact.id);
  await desk.links.keep(ref, {
    remoteId: contact.id,
    url,
    asOf: isOld && link ? link.asOf : message.timestamp,
  });
  return { remoteId: contact.id, url, ownerId: contact.properties[OWNER] || owner };
}

/** `wasThere`: it was to be created, and was there already. */
type Found = HubSpotRecord & { wasThere?: boolean };

interface Content {
  fields: MappedField[];
  /** HubSpot's id of the owner that a contact without one gets. */
  owner: string | null;
}

function contentOf({ settings, message, words }: Job): Content {
  const { fields } = mapFields(settings.mapping, message, "contact");
  const operator = message.data.operator;
  const owner = settings.assignOwner && operator ? (settings.owners[operator.id] ?? null) : null;
  if (message.type !== "test") return { fields, owner };
  const names = ["firstname", "lastname"];
  return {
    fields: [
      ...fields.filter(({ property }) => !names.includes(property)),
      { property: "firstname", value: words.test.first, write: "always" },
      { property: "lastname", value: words.test.last, write: "always" },
    ],
    owner: null,
  };
}

/** The oldest contact that has this number, however it is written there. */
async function findByPhone({ session }: Desk, phone: string, properties: string[]): Promise<Found | null> {
  const filters = [
    ...PHONES.map((propertyName) => ({ propertyName, value: phone })),
    ...SEARCHED_PHONES.map((propertyName) => ({ propertyName, value: nationalDigits(phone) })),
  ];
  const { results } = await session.ask(
    (sdk, options) =>
      sdk.crm.objects.searchApi.doSearch(
        "contacts",
        {
          filterGroups: filters.map((filter) => ({
            filters: [{ ...filter, operator: FilterOperatorEnum.Eq }],
          })),
          properties,
          sorts: ["createdate"],
          limit: 20,
        },
        options,
      ),
    "search",
  );
  // National digits are the same in several countries.
  return (
    results.find(({ properties: stored }) => PHONES.some((name) => isSamePhone(stored[name] ?? "", phone))) ??
    null
  );
}

async function createContact(
  { desk, message }: Job,
  { localKey }: RecordRef,
  fields: MappedField[],
  owner: string | null,
): Promise<Found> {
  return createOnce(desk, {
    kind: "contact",
    ownId: localKey,
    // The number also where the mapping leaves it out: the contact is found by it.
    properties: { phone: message.data.phone, ...toWrite(fields, {}), ...(owner && { [OWNER]: owner }) },
    optional: [...fields.map(({ property }) => property).filter((name) => name !== "phone"), OWNER],
    hangsOn: null,
  });
}

async function bringUpToDate(
  desk: Desk,
  { id, properties: stored }: HubSpotRecord,
  content: Content,
): Promise<void> {
  const properties = toWrite(content.fields, stored);
  if (content.owner !== null && !stored[OWNER]) properties[OWNER] = content.owner;
  if (Object.keys(properties).length > 0)
    await updateRecord(desk, "contact", {
      id,
      properties,
      optional: [...content.fields.map(({ property }) => property), OWNER],
    });
}
