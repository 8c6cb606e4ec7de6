import { afterEach, describe, expect, it } from "vitest";
import type { CrmSettings } from "@/core/crm/document";
import type { CallbackData, CallbackMessage } from "@/core/crm/message";
import type { ObjectType } from "../../testing/vendors/hubspot/account";
import { ALL_KINDS, hubspotRig } from "../../testing/vendors/hubspot/hubspot-rig";
import { PRIVATE_APP_TOKEN } from "../../testing/vendors/hubspot/oauth-server";
import { crmContract, crmRecordsContract } from "../contract-suite";
import { sampleMessage } from "../sample-message";
import { hubspotDirectory } from "./directory";
import { ID_PROPERTY } from "./id-property";

const finished = sampleMessage("callback.finished", new Date("2026-11-22T10:00:00Z"));
const about = (message: CallbackMessage, data: Partial<CallbackData>): CallbackMessage => ({
  ...message,
  data: { ...message.data, ...data },
});
const later = (message: CallbackMessage, type: CallbackMessage["type"], data: Partial<CallbackData>) => ({
  ...about(message, data),
  type,
  timestamp: new Date(Date.parse(message.timestamp) + 60_000).toISOString(),
});
const requested = about(
  { ...finished, type: "callback.requested", timestamp: "2026-11-22T09:56:00.000Z" },
  { stage: "requested", outcome: null, finishedAt: null, talkSeconds: 0, operator: null, attempts: [] },
);
const KEY = { key: "delivery" };

type Rig = Awaited<ReturnType<typeof hubspotRig>>;
const rigs: Rig[] = [];
async function rig(given: Parameters<typeof hubspotRig>[0] = {}): Promise<Rig> {
  const made = await hubspotRig(given);
  rigs.push(made);
  return made;
}
afterEach(async () => {
  for (const { vendor } of rigs.splice(0)) {
    await vendor.stop();
    expect(vendor.faults).toEqual([]);
  }
});

const only = ({ vendor }: Rig, type: "contacts" | "deals" | "calls" | "notes") => {
  const [record, ...more] = vendor.account.records(type);
  if (!record || more.length > 0) throw new Error(`Not one of ${type}, but ${record ? more.length + 1 : 0}.`);
  return record;
};

crmContract("the HubSpot connector", async () => {
  const { connector, vendor } = await hubspotRig({ timeoutMs: 2000 });
  for (const type of ["contacts", "deals", "calls", "notes"] as const)
    vendor.account.byHand.addProperty(type, ID_PROPERTY, { hasUniqueValue: true });
  return { connector, vendor, secrets: [PRIVATE_APP_TOKEN], followsRedirects: true };
});

crmRecordsContract("the HubSpot connector", async () => {
  const good = { token: PRIVATE_APP_TOKEN, renewals: 0 };
  const access = {
    token: async () => good.token,
    renew: async () => {
      good.renewals += 1;
      good.token = PRIVATE_APP_TOKEN;
      return good.token;
    },
  };
  const { connector, vendor, parts } = await hubspotRig({ access });
  const { account } = vendor;
  const count = (type: ObjectType) => account.records(type).length;
  return {
    connector,
    vendor,
    secrets: [],
    directory: hubspotDirectory(parts),
    counts: () => ({
      contact: count("contacts"),
      deal: count("deals"),
      call: count("calls"),
      note: count("notes"),
    }),
    addContact: (phone) => account.byHand.create("contacts", { phone }),
    contactsOf: (phone) => account.records("contacts").filter(({ properties }) => properties.phone === phone),
    expireToken: () => {
      good.token = "an-old-token";
    },
    renewals: () => good.renewals,
  };
});

describe("a finished callback of somebody new", () => {
  it("is a contact, a deal, a call and a note, joined to each other", async () => {
    const made = await rig();
    const answer = await made.connector.deliver(finished, KEY);
    const contact = only(made, "contacts");
    expect(contact.properties).toMatchObject({
      phone: "+12025550123",
      firstname: "Jane",
      lastname: "Example",
      [ID_PROPERTY]: "+12025550123",
    });
    const deal = only(made, "deals");
    expect(deal.properties).toMatchObject({
      dealname: "Callback: Jane Example",
      pipeline: "default",
      dealstage: "appointment",
    });
    expect([...deal.associations]).toEqual([`contacts:${contact.id}`]);
    const call = only(made, "calls");
    expect(call.properties).toMatchObject({
      hs_call_direction: "OUTBOUND",
      hs_call_duration: "154000",
      hs_call_to_number: "+12025550123",
      hs_call_status: "COMPLETED",
      hs_timestamp: "2026-11-22T09:56:00.000Z",
    });
    const note = only(made, "notes");
    for (const { associations } of [call, note])
      expect([...associations].sort()).toEqual([`contacts:${contact.id}`, `deals:${deal.id}`]);
    expect(answer).toMatchObject({
      status: 200,
      record: { url: `https://app.hubspot.com/contacts/4242/record/0-1/${contact.id}` },
    });
    expect(JSON.parse(answer.body)).toEqual({
      contact: contact.id,
      deal: deal.id,
      call: call.id,
      note: note.id,
    });
  });

  it("has the rest in the note, with nothing of the visitor's as markup", async () => {
    const made = await rig();
    await made.connector.deliver(about(finished, { fields: { topic: "<img src=x>" }, rating: 4 }), KEY);
    const { hs_note_body: note } = only(made, "notes").properties;
    for (const part of [
      "Callback from Example shop",
      '<a href="https://shop.example/boots">Boots</a>',
      "source=search, medium=cpc, campaign=winter",
      "topic: &lt;img src=x&gt;",
      "4 of 5",
      "2 min 34 s",
      "Anna Example",
      "given on 2026-11-22 09:56 UTC, text version 1",
    ])
      expect(note).toContain(part);
  });

  it("is told in the language of the shop", async () => {
    const made = await rig({ settings: { ...ALL_KINDS, language: "ru" } });
    await made.connector.deliver(finished, KEY);
    expect(only(made, "deals").properties.dealname).toBe("Обратный звонок: Jane Example");
    expect(only(made, "notes").properties.hs_note_body).toContain("Итог: поговорили");
  });

  it("tells its caller id and its recording where there are any", async () => {
    const made = await rig();
    const recordingUrl = "https://calls.example/recordings/1";
    await made.connector.deliver(about(finished, { callerId: "+12025550100", recordingUrl }), KEY);
    expect(only(made, "calls").properties).toMatchObject({
      hs_call_from_number: "+12025550100",
      hs_call_recording_url: recordingUrl,
    });
  });

  it("is logged as a call only where the customer's phone rang", async () => {
    const made = await rig();
    const [attempt] = finished.data.attempts;
    if (!attempt) throw new Error("The sample has an attempt.");
    const nobody = { outcome: "nobody-free" as const, attempts: [{ ...attempt, result: "nobody-free" }] };
    await made.connector.deliver(about(finished, nobody), KEY);
    expect(made.vendor.account.records("calls")).toHaveLength(0);
    const busy = { id: "other", attempts: [{ ...attempt, result: "customer-unreached", cause: "busy" }] };
    await made.connector.deliver(about(finished, { ...busy, outcome: "unreached" }), KEY);
    expect(only(made, "calls").properties.hs_call_status).toBe("BUSY");
  });
});

describe("a contact that people have", () => {
  it.each(["+12025550123", "(202) 555-0123", "1-202-555-0123", "2025550123"])(
    "is found by %s, and keeps what they wrote",
    async (phone) => {
      const made = await rig();
      const id = made.vendor.account.byHand.create("contacts", { phone, firstname: "J." });
      await made.connector.deliver(finished, KEY);
      expect(only(made, "contacts")).toMatchObject({
        id,
        properties: { phone, firstname: "J.", lastname: "Example" },
      });
    },
  );

  it("is not confused with one that has the same digits in another country", async () => {
    const made = await rig();
    made.vendor.account.byHand.create("contacts", { phone: "+7 202 555-01-23" });
    await made.connector.deliver(finished, KEY);
    expect(made.vendor.account.records("contacts")).toHaveLength(2);
  });

  it("gets the operator's owner, unless it has one", async () => {
    const operator = finished.data.operator?.id ?? "";
    const settings: Partial<CrmSettings> = { ...ALL_KINDS, owners: { [operator]: "501" } };
    const free = await rig({ settings });
    free.vendor.account.byHand.create("contacts", { phone: "+12025550123" });
    await free.connector.deliver(finished, KEY);
    expect(only(free, "contacts").properties.hubspot_owner_id).toBe("501");
    const owned = await rig({ settings });
    owned.vendor.account.byHand.create("contacts", { phone: "+12025550123", hubspot_owner_id: "502" });
    await owned.connector.deliver(finished, KEY);
    expect(only(owned, "contacts").properties.hubspot_owner_id).toBe("502");
  });

  it("that a lost answer hid keeps the owner that people gave it meanwhile", async () => {
    const operator = finished.data.operator?.id ?? "";
    const made = await rig({
      settings: { ...ALL_KINDS, owners: { [operator]: "501" } },
      searchLagMs: Number.MAX_SAFE_INTEGER,
    });
    await made.connector.deliver(requested, KEY);
    made.links.kept.clear();
    made.vendor.account.update("contacts", only(made, "contacts").id, { hubspot_owner_id: "502" });
    await made.connector.deliver(finished, KEY);
    expect(only(made, "contacts").properties.hubspot_owner_id).toBe("502");
  });

  it("stays without an owner where the operator's has left HubSpot", async () => {
    const operator = finished.data.operator?.id ?? "";
    const made = await rig({ settings: { ...ALL_KINDS, owners: { [operator]: "599" } } });
    const { body } = await made.connector.deliver(finished, KEY);
    expect(only(made, "contacts").properties.hubspot_owner_id ?? null).toBeNull();
    expect(JSON.parse(body)).toMatchObject({ refusedFields: ["hubspot_owner_id"] });
    only(made, "calls");
  });

  it("is overwritten only where the mapping says so", async () => {
    const made = await rig({
      settings: {
        ...ALL_KINDS,
        mapping: [
          {
            object: "contact",
            property: "jobtitle",
            type: "text",
            from: { value: "utm.source" },
            write: "always",
          },
          { object: "contact", property: "firstname", type: "text", from: { value: "name" }, write: "empty" },
          {
            object: "deal",
            property: "lead_source",
            type: "text",
            from: { constant: "callback" },
            write: "empty",
          },
        ],
      },
    });
    made.vendor.account.byHand.create("contacts", { phone: "+12025550123", jobtitle: "?", firstname: "J." });
    await made.connector.deliver(finished, KEY);
    expect(only(made, "contacts").properties).toMatchObject({ jobtitle: "search", firstname: "J." });
    expect(only(made, "deals").properties.lead_source).toBe("callback");
  });
});

describe("a mapping that HubSpot no longer takes", () => {
  const mapping: CrmSettings["mapping"] = [
    { object: "contact", property: "gone", type: "text", from: { value: "page" }, write: "always" },
    {
      object: "contact",
      property: "hs_lead_status",
      type: "choice",
      from: { constant: "OLD" },
      write: "always",
    },
    { object: "contact", property: "jobtitle", type: "text", from: { value: "utm.source" }, write: "always" },
    { object: "deal", property: "amount", type: "number", from: { value: "talkSeconds" }, write: "empty" },
  ];

  it.each(["new", "known"])("costs a %s contact the fields that it names, and says which", async (which) => {
    const made = await rig({ settings: { ...ALL_KINDS, mapping } });
    const { byHand } = made.vendor.account;
    if (which === "known") byHand.create("contacts", { phone: "+12025550123" });
    byHand.removeProperty("deals", "amount");
    const { body } = await made.connector.deliver(finished, KEY);
    expect(only(made, "contacts").properties).toMatchObject({ phone: "+12025550123", jobtitle: "search" });
    expect(only(made, "contacts").properties).not.toHaveProperty("hs_lead_status");
    expect(only(made, "deals").properties.dealname).toBe("Callback: Jane Example");
    expect(JSON.parse(body).refusedFields).toEqual(["gone", "hs_lead_status", "amount"]);
    for (const type of ["calls", "notes"] as const) only(made, type);
  });

  it("is refused where HubSpot names nothing that is mapped", async () => {
    const made = await rig({ settings: { deal: { pipeline: "default", stage: "appointment" } } });
    made.vendor.account.byHand.removeProperty("deals", "dealstage");
    await expect(made.connector.deliver(finished, KEY)).rejects.toMatchObject({ kind: "rejected" });
  });
});

describe("one callback, told several times", () => {
  it("goes on with the same records", async () => {
    const made = await rig();
    await made.connector.deliver(requested, KEY);
    expect(made.vendor.account.records("calls")).toHaveLength(0);
    await made.connector.deliver(finished, KEY);
    await made.connector.deliver(later(finished, "callback.rated", { rating: 5 }), KEY);
    for (const type of ["contacts", "deals", "calls", "notes"] as const) only(made, type);
    expect(only(made, "notes").properties.hs_note_body).toContain("5 of 5");
  });

  it("does not fall back to what an older message said", async () => {
    const made = await rig();
    await made.connector.deliver(later(finished, "callback.rated", { rating: 5 }), KEY);
    await made.connector.deliver(finished, KEY);
    expect(only(made, "notes").properties.hs_note_body).toContain("5 of 5");
  });

  it("leaves a deal where people moved it, and away where they removed it", async () => {
    const made = await rig();
    await made.connector.deliver(requested, KEY);
    const { id } = only(made, "deals");
    made.vendor.account.update("deals", id, { dealstage: "qualified" });
    await made.connector.deliver(finished, KEY);
    expect(only(made, "deals").properties.dealstage).toBe("qualified");
    made.vendor.account.byHand.remove("notes", only(made, "notes").id);
    await made.connector.deliver(later(finished, "callback.rated", { rating: 5 }), KEY);
    expect(made.vendor.account.records("notes")).toHaveLength(0);
  });

  it("makes the contact anew where people removed it", async () => {
    const made = await rig();
    await made.connector.deliver(requested, KEY);
    made.vendor.account.byHand.remove("contacts", only(made, "contacts").id);
    await made.connector.deliver(finished, KEY);
    expect([...only(made, "calls").associations][0]).toBe(`contacts:${only(made, "contacts").id}`);
  });
});

describe("a test", () => {
  it("names itself, touches nobody who has its number, and comes twice as one", async () => {
    const made = await rig();
    const real = made.vendor.account.byHand.create("contacts", { phone: "+12025550123", firstname: "Jane" });
    const test = sampleMessage("test", new Date("2026-11-22T10:00:00Z"));
    await made.connector.deliver(test, { key: "one" });
    await made.connector.deliver(test, { key: "two" });
    const contacts = made.vendor.account.records("contacts");
    expect(contacts.map(({ properties }) => properties.firstname)).toEqual(["Jane", "TEST"]);
    expect(contacts[0]?.id).toBe(real);
    expect(only(made, "deals").properties.dealname).toBe("Callback: TEST Perezvon");
    expect(only(made, "notes").properties.hs_note_body).toContain("nobody asked for a callback");
  });
});

describe("our field in the account", () => {
  it("is made at the first delivery, and again where somebody removed it", async () => {
    const made = await rig();
    await made.connector.deliver(finished, KEY);
    expect(made.vendor.account.property("notes", ID_PROPERTY)).toMatchObject({ hasUniqueValue: true });
    made.vendor.account.byHand.removeProperty("notes", ID_PROPERTY);
    await made.connector.deliver(about(finished, { id: "another" }), KEY);
    expect(made.vendor.account.records("notes")).toHaveLength(2);
  });

  it("that is not unique is refused in words", async () => {
    const made = await rig();
    made.vendor.account.byHand.addProperty("notes", ID_PROPERTY);
    await expect(hubspotDirectory(made.parts).prepare()).rejects.toMatchObject({
      kind: "rejected",
      message: expect.stringContaining("Delete it there"),
    });
  });
});

describe("what can be mapped", () => {
  it("has its type, its choices, and neither our own field nor what nobody can write", async () => {
    const made = await rig();
    const { byHand } = made.vendor.account;
    byHand.addProperty("contacts", "topics", {
      type: "enumeration",
      fieldType: "checkbox",
      options: [{ label: "A", value: "a", displayOrder: 0, hidden: false }],
    });
    byHand.addProperty("contacts", "score", { type: "number", calculated: true });
    byHand.addProperty("contacts", "vip", { type: "bool", fieldType: "booleancheckbox" });
    await hubspotDirectory(made.parts).prepare();
    const fields = (await hubspotDirectory(made.parts).fields()).filter(({ object }) => object === "contact");
    const typeOf = Object.fromEntries(fields.map(({ name, type }) => [name, type]));
    expect(typeOf).toMatchObject({
      phone: "text",
      numemployees: "number",
      date_of_call: "date",
      hs_lead_status: "choice",
      vip: "yes-no",
      topics: "other",
    });
    expect(typeOf).not.toHaveProperty("score");
    expect(typeOf).not.toHaveProperty(ID_PROPERTY);
  });
});

describe("the log", () => {
  it("tells every request and its answer, and no secret", async () => {
    const made = await rig();
    await made.connector.deliver(finished, KEY);
    made.exchanges.length = 0;
    await made.connector.deliver(about(finished, { id: "another", phone: "+12025550124" }), KEY);
    expect(made.exchanges.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      "POST /crm/v3/objects/contacts/search 200",
      "POST /crm/v3/objects/contacts 201",
      "POST /crm/v3/objects/deals 201",
      "POST /crm/v3/objects/calls 201",
      "POST /crm/v3/objects/notes 201",
    ]);
    expect(made.exchanges[1]?.sent).toContain("+12025550124");
    expect(JSON.stringify(made.exchanges)).not.toContain(PRIVATE_APP_TOKEN);
  });
});
