import { AssociationSpecAssociationCategoryEnum } from "@hubspot/api-client/lib/codegen/crm/objects/models/AssociationSpec";
import type { CrmWords } from "@/core/crm/crm-words";
import type { CrmSettings } from "@/core/crm/document";
import type { CallbackMessage } from "@/core/crm/message";
import type { CrmAccount } from "../directory-port";
import { HandoverError, type Links, type RecordKind } from "../port";
import { ensureIdProperties, ID_PROPERTY } from "./id-property";
import type { Session } from "./session";

/** Where a message is written. */
export interface Desk {
  session: Session;
  links: Links;
  account: CrmAccount | null;
  /** Mapped fields that HubSpot did not take; filled while writing. */
  refused: Set<string>;
}

/** One message on its way into HubSpot. */
export interface Job {
  desk: Desk;
  settings: CrmSettings;
  message: CallbackMessage;
  words: CrmWords;
}

/** What deals, calls and notes hang on: HubSpot's ids. */
export interface HangsOn {
  contact: string;
  deal: string | null;
}

export interface HubSpotRecord {
  id: string;
  properties: Record<string, string | null>;
}

/** HubSpot's field of who owns a record. Somebody who left HubSpot can own none any more. */
export const OWNER = "hubspot_owner_id";

export const OBJECTS = { contact: "contacts", deal: "deals", call: "calls", note: "notes" } as const;

/** HubSpot's numbers of its own associations, from a record to what it hangs on. */
const ASSOCIATIONS = {
  deal: { contact: 3, deal: null },
  call: { contact: 194, deal: 206 },
  note: { contact: 202, deal: 214 },
} as const;

/** The page that shows a record to people; calls and notes stand on the contact's. */
export function recordUrl(account: CrmAccount | null, kind: RecordKind, id: string): string | null {
  const type = { contact: "0-1", deal: "0-3", call: null, note: null }[kind];
  return account?.url && type ? `${account.url}/record/${type}/${id}` : null;
}

/** A record by HubSpot's id; null where there is none any more. */
export const readRecord = ({ session }: Desk, kind: RecordKind, id: string, properties: string[]) =>
  orNull(
    () =>
      session.ask((sdk, options) =>
        sdk.crm.objects.basicApi.getById(
          OBJECTS[kind],
          id,
          properties,
          undefined,
          undefined,
          undefined,
          undefined,
          options,
        ),
      ),
    [404],
  );

interface Changes {
  id: string;
  properties: Record<string, string>;
  /** Those of them without which it is still worth writing: mapped fields, the owner. */
  optional?: string[];
}

/** Changes a record; says whether there still was one. */
export async function updateRecord(desk: Desk, kind: RecordKind, changes: Changes): Promise<boolean> {
  try {
    return Object.keys(changes.properties).length === 0 || (await update(desk, kind, changes));
  } catch (error) {
    const rest = withoutRefused(desk, changes, error);
    if (!rest) throw error;
    return updateRecord(desk, kind, { ...changes, ...rest });
  }
}

async function update({ session }: Desk, kind: RecordKind, { id, properties }: Changes): Promise<boolean> {
  const done = await orNull(
    () =>
      session.ask((sdk, options) =>
        sdk.crm.objects.basicApi.update(OBJECTS[kind], id, { properties }, undefined, options),
      ),
    [404],
  );
  return done !== null;
}

interface NewRecord {
  kind: RecordKind;
  /** Ours: HubSpot lets only one record of a kind have it. */
  ownId: string;
  properties: Record<string, string>;
  /** Those of them without which it is still worth writing: mapped fields, the owner. */
  optional?: string[];
  hangsOn: HangsOn | null;
}

/**
 * Creates a record unless ours is there already, and answers it. HubSpot refuses a second one with our id: then an
 * earlier try had written it, and its answer was lost. It is read by our id directly, since searches lag behind.
 */
export async function createOnce(
  desk: Desk,
  record: NewRecord,
): Promise<HubSpotRecord & { wasThere: boolean }> {
  try {
    return { ...(await create(desk, record)), wasThere: false };
  } catch (error) {
    if (!isRefusal(error, [400, 409])) throw error;
    const ours = await readByOwnId(desk, record);
    if (ours) {
      // Written in one with the record, as far as we know; saying it again costs a request and removes the doubt.
      await associateAgain(desk, record, ours.id);
      return { ...ours, wasThere: true };
    }
    const rest = withoutRefused(desk, record, error);
    if (rest) return createOnce(desk, { ...record, ...rest });
    // The first delivery to this account, or somebody removed our field.
    if (!(await ensureIdProperties(desk.session))) throw error;
    return { ...(await create(desk, record)), wasThere: false };
  }
}

function create({ session }: Desk, { kind, ownId, properties, hangsOn }: NewRecord): Promise<HubSpotRecord> {
  const associations = ends(kind, hangsOn).map(({ id, type }) => ({
    to: { id },
    types: [
      { associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined, associationTypeId: type },
    ],
  }));
  return session.ask((sdk, options) =>
    sdk.crm.objects.basicApi.create(
      OBJECTS[kind],
      {
        properties: { ...properties, [ID_PROPERTY]: ownId },
        associations,
      },
      options,
    ),
  );
}

/** 400: the account does not know our field yet. */
const readByOwnId = ({ session }: Desk, { kind, ownId, properties }: NewRecord) =>
  orNull(
    () =>
      session.ask((sdk, options) =>
        sdk.crm.objects.basicApi.getById(
          OBJECTS[kind],
          ownId,
          [...Object.keys(properties), OWNER],
          undefined,
          undefined,
          undefined,
          ID_PROPERTY,
          options,
        ),
      ),
    [400, 404],
  );

async function associateAgain({ session }: Desk, { kind, hangsOn }: NewRecord, id: string): Promise<void> {
  for (const end of ends(kind, hangsOn))
    await session.ask((sdk, options) =>
      sdk.crm.associations.v4.basicApi.createDefault(OBJECTS[kind], id, OBJECTS[end.kind], end.id, options),
    );
}

function ends(kind: RecordKind, hangsOn: HangsOn | null) {
  if (kind === "contact" || !hangsOn) return [];
  return (["contact", "deal"] as const).flatMap((end) => {
    const id = hangsOn[end];
    const type = ASSOCIATIONS[kind][end];
    return id !== null && type !== null ? [{ kind: end, id, type }] : [];
  });
}

/**
 * What is left to write where HubSpot refuses fields, which it names: somebody there removed a field or one of its
 * choices, or left. A lead without one field is better than none, and the log tells. null: it names none of them.
 */
function withoutRefused(
  { refused }: Desk,
  { properties, optional = [] }: Pick<NewRecord, "properties" | "optional">,
  error: unknown,
): Pick<NewRecord, "properties" | "optional"> | null {
  if (!isRefusal(error, [400])) return null;
  const said = new Set(error.answer?.body.split(/\W+/));
  const isNamed = (name: string) => optional.includes(name) && said.has(name);
  const named = Object.keys(properties).filter(isNamed);
  if (named.length === 0) return null;
  for (const name of named) refused.add(name);
  return {
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !isNamed(name))),
    optional: optional.filter((name) => !isNamed(name)),
  };
}

/** The answer, or null where HubSpot answers one of these statuses. */
async function orNull<T>(work: () => Promise<T>, statuses: number[]): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error, statuses)) return null;
    throw error;
  }
}

const isRefusal = (error: unknown, statuses: number[]): error is HandoverError =>
  error instanceof HandoverError && error.answer !== null && statuses.includes(error.answer.status);
