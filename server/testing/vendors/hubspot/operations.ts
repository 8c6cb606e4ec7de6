import { z } from "zod";
import type { Account, ObjectType, Reply } from "./account";
import type { Described, VendorRequest } from "./description";

const TYPES = ["contacts", "deals", "calls", "notes"] as const;
const typeOf = (name: string | undefined): ObjectType => z.enum(TYPES).parse(name);
const values = z.record(z.string(), z.string().nullable());
const newRecord = z.object({
  properties: values,
  associations: z
    .array(
      z.object({
        to: z.object({ id: z.string() }),
        types: z.array(z.object({ associationCategory: z.string(), associationTypeId: z.number() })),
      }),
    )
    .default([]),
});
const searchRequest = z.object({
  filterGroups: z.array(
    z.object({
      filters: z.array(z.object({ propertyName: z.string(), operator: z.literal("EQ"), value: z.string() })),
    }),
  ),
  properties: z.array(z.string()).default([]),
});
const newProperty = z.looseObject({ name: z.string() });

/** What each of HubSpot's association types leads to. */
const LEADS_TO: Record<number, ObjectType> = {
  3: "contacts",
  194: "contacts",
  202: "contacts",
  206: "deals",
  214: "deals",
};

export const PORTAL_ID = 4242;

const at = "2026-01-01T00:00:00.000Z";
const owner = (id: string, firstName: string, lastName: string) => ({
  id,
  firstName,
  lastName,
  email: `${firstName.toLowerCase()}@shop.example`,
  type: "PERSON",
  archived: false,
  createdAt: at,
  updatedAt: at,
});
const OWNERS = [owner("501", "Anna", "Example"), owner("502", "Boris", "Example")];

const stage = (id: string, label: string, displayOrder: number) => ({
  id,
  label,
  displayOrder,
  archived: false,
  metadata: {},
  createdAt: at,
  updatedAt: at,
});
const PIPELINE = {
  id: "default",
  label: "Sales",
  displayOrder: 0,
  archived: false,
  createdAt: at,
  updatedAt: at,
  stages: [stage("qualified", "Qualified", 1), stage("appointment", "Appointment", 0)],
};

/** Performs one described request on the account. */
export function perform(account: Account, described: Described, request: VendorRequest): Reply {
  const { operationId, params } = described;
  if (operationId === "account_info_details")
    return { status: 200, body: { portalId: PORTAL_ID, uiDomain: "app.hubspot.com", timeZone: "UTC" } };
  if (operationId.startsWith("crm_owners")) return { status: 200, body: { results: OWNERS } };
  if (operationId.startsWith("crm_pipelines")) return { status: 200, body: { results: [PIPELINE] } };
  if (operationId.startsWith("crm_properties")) return performOnProperty(account, params, request);
  if (operationId.startsWith("crm_associations"))
    return account.associate(
      [typeOf(params.fromObjectType), params.fromObjectId ?? ""],
      [typeOf(params.toObjectType), params.toObjectId ?? ""],
    );
  return performOnRecord(account, params, request);
}

function performOnProperty(account: Account, params: Record<string, string>, request: VendorRequest): Reply {
  const type = typeOf(params.objectType);
  if (request.method === "post") return account.createProperty(type, newProperty.parse(request.body));
  return params.propertyName ? account.readProperty(type, params.propertyName) : account.properties(type);
}

function performOnRecord(account: Account, params: Record<string, string>, request: VendorRequest): Reply {
  const [, , , , name, last] = request.path.split("/");
  const type = typeOf(name);
  if (last === "search") {
    const { filterGroups, properties } = searchRequest.parse(request.body);
    const groups = filterGroups.map(({ filters }) =>
      filters.map(({ propertyName, value }) => ({ name: propertyName, value })),
    );
    return account.search(type, groups, properties);
  }
  const [id] = Object.values(params);
  if (id === undefined) {
    const { properties, associations } = newRecord.parse(request.body);
    const ends = associations.flatMap(({ to, types }) =>
      types.map(({ associationTypeId }) => `${LEADS_TO[associationTypeId]}:${to.id}`),
    );
    return account.create(type, properties, ends);
  }
  if (request.method === "patch") return account.update(type, id, newRecord.parse(request.body).properties);
  const { idProperty, properties: wanted = [] } = request.query;
  return account.read(type, id, {
    wanted: Array.isArray(wanted) ? wanted : [wanted],
    ...(typeof idProperty === "string" && { idProperty }),
  });
}
