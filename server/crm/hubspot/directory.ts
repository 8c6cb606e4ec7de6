import type { CrmFieldType } from "@/core/crm/document";
import type { CrmAccount, CrmDirectory, CrmField, CrmOwner } from "../directory-port";
import { type ConnectorParts, HandoverError } from "../port";
import { ensureIdProperties, ID_PROPERTY } from "./id-property";
import { accountInfo } from "./schema";
import { openSession, type Session } from "./session";

/** What a HubSpot account has to choose from. */
export function hubspotDirectory(parts: ConnectorParts): CrmDirectory {
  const asking = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = openSession(parts);
    try {
      return await work(session);
    } finally {
      session.close();
    }
  };
  return {
    account: () => asking(readAccount),
    fields: () =>
      asking(async (session) => [
        ...(await fieldsOf(session, "contact")),
        ...(await fieldsOf(session, "deal")),
      ]),
    pipelines: () =>
      asking(async ({ ask }) => {
        const { results } = await ask((sdk, options) =>
          sdk.crm.pipelines.pipelinesApi.getAll("deals", options),
        );
        return [...results].sort(byOrder).map(({ id, label, stages }) => ({
          id,
          label,
          stages: [...stages].sort(byOrder).map((stage) => ({ id: stage.id, label: stage.label })),
        }));
      }),
    owners: () => asking(readOwners),
    prepare: () => asking(async (session) => void (await ensureIdProperties(session))),
  };
}

const byOrder = (a: { displayOrder: number }, b: { displayOrder: number }) => a.displayOrder - b.displayOrder;

async function readAccount({ read: ask }: Session): Promise<CrmAccount> {
  const read = accountInfo.safeParse(await ask("/account-info/v3/details"));
  if (!read.success)
    throw new HandoverError("protocol", "HubSpot's answer about its account could not be read.", {
      cause: read.error,
    });
  const { portalId, uiDomain } = read.data;
  return {
    id: String(portalId),
    name: `HubSpot ${portalId}`,
    url: `https://${uiDomain}/contacts/${portalId}`,
  };
}

async function fieldsOf({ ask }: Session, object: CrmField["object"]): Promise<CrmField[]> {
  const { results } = await ask((sdk, options) =>
    sdk.crm.properties.coreApi.getAll(`${object}s`, undefined, undefined, options),
  );
  return results
    .filter(({ hidden, calculated, modificationMetadata, name }) => {
      const isOurs = name === ID_PROPERTY;
      return !hidden && !calculated && !isOurs && !(modificationMetadata?.readOnlyValue ?? false);
    })
    .map(({ name, label, type, fieldType, options, externalOptions }) => ({
      object,
      name,
      label,
      type: fieldType === "checkbox" || externalOptions ? "other" : (TYPES[type] ?? "other"),
      options:
        type === "enumeration" ? options.map((option) => ({ value: option.value, label: option.label })) : [],
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/**
 * HubSpot's types by name. We do not write a "checkbox", an enumeration that takes several at once, nor one whose
 * options stand elsewhere: owners and the like.
 */
const TYPES: Record<string, CrmFieldType | undefined> = {
  string: "text",
  phone_number: "text",
  number: "number",
  date: "date",
  datetime: "datetime",
  bool: "yes-no",
  enumeration: "choice",
};

/** Of a page of 100 after another; people who left HubSpot are not among them. */
async function readOwners({ ask }: Session): Promise<CrmOwner[]> {
  const owners: CrmOwner[] = [];
  let after: string | undefined;
  do {
    const page = await ask((sdk, options) =>
      sdk.crm.owners.ownersApi.getPage(undefined, after, 100, false, options),
    );
    for (const { id, email, firstName, lastName } of page.results)
      owners.push({
        id,
        email: email ?? null,
        name: [firstName, lastName].filter(Boolean).join(" ") || (email ?? id),
      });
    after = page.paging?.next?.after;
  } while (after !== undefined);
  return owners;
}
