/** What an account of the fake HubSpot keeps, and how it answers. No HTTP, no clock of its own. */

export type ObjectType = "contacts" | "deals" | "calls" | "notes";

export interface Stored {
  id: string;
  properties: Record<string, string | null>;
  createdAt: number;
  updatedAt: number;
  /** "deals:123" */
  associations: Set<string>;
}

export interface Property {
  name: string;
  label: string;
  type: string;
  fieldType: string;
  groupName: string;
  description: string;
  hasUniqueValue: boolean;
  calculated?: boolean;
  externalOptions?: boolean;
  options: { label: string; value: string; displayOrder: number; hidden: boolean }[];
}

export interface Reply {
  status: number;
  body: unknown;
}

export interface AccountOptions {
  now: () => number;
  /** So long a record is not found by searching. */
  searchLagMs: number;
}

export const problem = (status: number, category: string, message: string): Reply => ({
  status,
  body: { status: "error", category, message, correlationId: "00000000-0000-0000-0000-000000000000" },
});

const property = (name: string, type = "string", given: Partial<Property> = {}): Property => ({
  name,
  label: name,
  type,
  fieldType: type === "enumeration" ? "select" : "text",
  groupName: "information",
  description: "",
  hasUniqueValue: false,
  options: [],
  ...given,
});

const choice = (name: string, values: string[]): Property =>
  property(name, "enumeration", {
    options: values.map((value, displayOrder) => ({ label: value, value, displayOrder, hidden: false })),
  });

const OWNER = property("hubspot_owner_id", "enumeration", { externalOptions: true });
/** People of the account (operations.ts); others cannot own anything. */
export const OWNER_IDS = ["501", "502"];
const STANDARD: Record<ObjectType, Property[]> = {
  contacts: [
    property("firstname", "string", { label: "First Name" }),
    property("lastname", "string", { label: "Last Name" }),
    property("phone", "phone_number", { label: "Phone Number" }),
    property("mobilephone", "phone_number", { label: "Mobile Phone Number" }),
    property("email", "string", { label: "Email" }),
    property("jobtitle", "string", { label: "Job Title" }),
    property("numemployees", "number", { label: "Employees" }),
    property("date_of_call", "date", { label: "Date of Call" }),
    choice("hs_lead_status", ["NEW", "OPEN", "IN_PROGRESS"]),
    OWNER,
  ],
  deals: [
    property("dealname", "string", { label: "Deal Name" }),
    property("pipeline"),
    property("dealstage"),
    property("amount", "number", { label: "Amount" }),
    property("lead_source", "string", { label: "Lead Source" }),
    OWNER,
  ],
  calls: [
    property("hs_timestamp", "datetime"),
    ...["title", "body", "duration", "from_number", "to_number", "disposition", "recording_url"].map((name) =>
      property(`hs_call_${name}`),
    ),
    choice("hs_call_direction", ["INBOUND", "OUTBOUND"]),
    choice("hs_call_status", ["BUSY", "CANCELED", "COMPLETED", "FAILED", "NO_ANSWER"]),
    OWNER,
  ],
  notes: [property("hs_timestamp", "datetime"), property("hs_note_body"), OWNER],
};

/** An empty account with HubSpot's own fields, two owners and a pipeline. */
export function hubspotAccount({ now, searchLagMs }: AccountOptions) {
  const types = ["contacts", "deals", "calls", "notes"] as const;
  const properties = new Map(
    types.map((type) => [type, new Map(STANDARD[type].map((one) => [one.name, one]))]),
  );
  const records = new Map(types.map((type) => [type, new Map<string, Stored>()]));
  let lastId = 100;
  const of = (type: ObjectType) => records.get(type) ?? new Map<string, Stored>();
  const fieldsOf = (type: ObjectType) => properties.get(type) ?? new Map<string, Property>();

  /** What HubSpot says to values that it does not take; null: it takes them. */
  function refusal(type: ObjectType, values: Record<string, string | null>, self?: string): Reply | null {
    for (const [name, value] of Object.entries(values)) {
      const field = fieldsOf(type).get(name);
      if (!field)
        return problem(400, "VALIDATION_ERROR", `PROPERTY_DOESNT_EXIST: Property "${name}" does not exist`);
      const isKnown = field.options.length === 0 || field.options.some((option) => option.value === value);
      if (value && !isKnown) return problem(400, "VALIDATION_ERROR", `INVALID_OPTION: ${value} of ${name}`);
      if (value && name === OWNER.name && !OWNER_IDS.includes(value))
        return problem(400, "VALIDATION_ERROR", `INVALID_OWNER_ID: ${value} of ${name}`);
      if (value && field.type === "number" && Number.isNaN(Number(value)))
        return problem(400, "VALIDATION_ERROR", `INVALID_NUMBER: ${value} of ${name}`);
      const other =
        field.hasUniqueValue && [...of(type).values()].find((one) => one.properties[name] === value);
      // Contacts say it in one way and the other objects in another.
      if (other && other.id !== self)
        return type === "contacts"
          ? problem(409, "CONFLICT", `Contact already exists. Existing ID: ${other.id}`)
          : problem(400, "VALIDATION_ERROR", `CONFLICTING_UNIQUE_VALUE: ${other.id} already has that value.`);
    }
    return null;
  }

  const show = (record: Stored, wanted: string[] = Object.keys(record.properties)) => ({
    id: record.id,
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    archived: false,
    properties: Object.fromEntries([
      ["hs_object_id", record.id],
      ...wanted.map((name) => [name, record.properties[name] ?? null]),
    ]),
  });

  const find = (type: ObjectType, id: string, idProperty?: string): Stored | undefined =>
    idProperty ? [...of(type).values()].find((one) => one.properties[idProperty] === id) : of(type).get(id);

  return {
    records: (type: ObjectType): Stored[] => [...of(type).values()],
    property: (type: ObjectType, name: string) => fieldsOf(type).get(name),

    /** What people do in HubSpot itself. */
    byHand: {
      create(type: ObjectType, values: Record<string, string>): string {
        lastId += 1;
        const stored = { id: String(lastId), properties: values, associations: new Set<string>() };
        of(type).set(stored.id, { ...stored, createdAt: now(), updatedAt: now() });
        return stored.id;
      },
      remove: (type: ObjectType, id: string) => of(type).delete(id),
      removeProperty: (type: ObjectType, name: string) => fieldsOf(type).delete(name),
      addProperty: (type: ObjectType, name: string, given: Partial<Property> = {}) =>
        void fieldsOf(type).set(name, property(name, given.type, given)),
    },

    create(type: ObjectType, values: Record<string, string | null>, associations: string[]): Reply {
      if (["calls", "notes"].includes(type) && !values.hs_timestamp)
        return problem(400, "VALIDATION_ERROR", "REQUIRED_FIELD: hs_timestamp");
      const missing = associations.find((end) => {
        const [to = "", id = ""] = end.split(":");
        return !of(to as ObjectType).has(id);
      });
      if (missing) return problem(400, "VALIDATION_ERROR", `INVALID_OBJECT_IDS: ${missing}`);
      const refused = refusal(type, values);
      if (refused) return refused;
      lastId += 1;
      const record = { id: String(lastId), properties: values, associations: new Set(associations) };
      const stored = { ...record, createdAt: now(), updatedAt: now() };
      of(type).set(record.id, stored);
      return { status: 201, body: show(stored) };
    },

    read(
      type: ObjectType,
      id: string,
      { idProperty, wanted }: { idProperty?: string; wanted: string[] },
    ): Reply {
      if (idProperty && !fieldsOf(type).get(idProperty)?.hasUniqueValue)
        return problem(400, "VALIDATION_ERROR", `${idProperty} is not a unique property`);
      const record = find(type, id, idProperty);
      return record
        ? { status: 200, body: show(record, wanted) }
        : problem(404, "OBJECT_NOT_FOUND", "resource not found");
    },

    update(type: ObjectType, id: string, values: Record<string, string | null>): Reply {
      const record = find(type, id);
      if (!record) return problem(404, "OBJECT_NOT_FOUND", "resource not found");
      const refused = refusal(type, values, id);
      if (refused) return refused;
      record.properties = { ...record.properties, ...values };
      record.updatedAt = now();
      return { status: 200, body: show(record) };
    },

    /** `groups`: any of which must match, each by all its equalities. */
    search(type: ObjectType, groups: { name: string; value: string }[][], wanted: string[]): Reply {
      const results = [...of(type).values()]
        .filter((record) => record.createdAt + searchLagMs <= now())
        .filter((record) => groups.some((group) => group.every((filter) => matches(record, filter))))
        .sort((a, b) => a.createdAt - b.createdAt)
        .map((record) => show(record, wanted));
      return { status: 200, body: { total: results.length, results } };
    },

    associate(from: [ObjectType, string], to: [ObjectType, string]): Reply {
      const record = find(...from);
      if (!record || !find(...to)) return problem(404, "OBJECT_NOT_FOUND", "resource not found");
      record.associations.add(to.join(":"));
      const at = new Date(now()).toISOString();
      return { status: 200, body: { status: "COMPLETE", startedAt: at, completedAt: at, results: [] } };
    },

    properties: (type: ObjectType): Reply => ({
      status: 200,
      body: { results: [...fieldsOf(type).values()] },
    }),
    readProperty(type: ObjectType, name: string): Reply {
      const field = fieldsOf(type).get(name);
      return field ? { status: 200, body: field } : problem(404, "OBJECT_NOT_FOUND", "no such property");
    },
    createProperty(type: ObjectType, given: Partial<Property> & { name: string }): Reply {
      if (fieldsOf(type).has(given.name)) return problem(409, "OBJECT_ALREADY_EXISTS", "it exists");
      const made = property(given.name, given.type, given);
      fieldsOf(type).set(given.name, made);
      return { status: 201, body: made };
    },
  };
}
export type Account = ReturnType<typeof hubspotAccount>;

/** HubSpot computes national digits of the phones, and finds by them. */
function matches(record: Stored, { name, value }: { name: string; value: string }): boolean {
  const [, source] = /^hs_searchable_calculated_(phone|mobile)_number$/.exec(name) ?? [];
  if (!source) return record.properties[name] === value;
  const written = record.properties[source === "phone" ? "phone" : "mobilephone"] ?? "";
  return written !== "" && written.replace(/\D/g, "").slice(-10) === value;
}
