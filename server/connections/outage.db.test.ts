import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { z } from "zod";
import type { FieldMapping } from "@/core/crm/document";
import { hubspot } from "../crm/hubspot/connector";
import { ID_PROPERTY } from "../crm/hubspot/id-property";
import { sampleMessage } from "../crm/sample-message";
import { db, type Prisma } from "../platform/db";
import { factories } from "../testing/factories";
import { simulatedClock } from "../testing/simulated-clock";
import { fakeHubSpot } from "../testing/vendors/hubspot/fake-hubspot";
import { PRIVATE_APP_TOKEN } from "../testing/vendors/hubspot/oauth-server";
import { deliverOne } from "./deliver-one";
import { dueDeliveries } from "./queries";
import { sealCredentials } from "./seal-credentials";

const HOUR = 3_600_000;
const LEADS = 2000;
/** A fifth of the leads are of somebody who has asked before. */
const CONTACTS = 1600;
/** As many as the durable function runs at once for a connection (server/jobs/deliver.ts). */
const AT_ONCE = 4;

it("2,000 leads that come while the CRM is down for an hour all arrive, once, in order, at its pace", async () => {
  const start = Date.parse("2026-11-20T10:00:00Z");
  const clock = simulatedClock(start);
  const vendor = await fakeHubSpot({
    now: clock.now,
    searchLagMs: 10_000,
    limits: { requests: { requests: 100, perMs: 10_000 }, search: { requests: 4, perMs: 1000 } },
  });
  vendor.account.byHand.addProperty("contacts", ID_PROPERTY, { hasUniqueValue: true });
  const network = { allowPrivateAddresses: true, timeoutMs: 60_000, apiBase: vendor.url };
  const connectionId = await leadsOf(start);
  vendor.answerWith({ status: 503 });

  let tries = 0;
  for (;;) {
    if (clock.now() >= start + HOUR) vendor.answerWith(null);
    const due = await dueDeliveries(new Date(clock.now()));
    if (due.length === 0) {
      const next = await nextDue();
      if (next === null) break;
      clock.advanceTo(next.getTime());
      continue;
    }
    const take = async () => {
      for (let id = due.shift(); id; id = due.shift()) {
        const { state } = await deliverOne(id, clock, { network, sleep: clock.sleep });
        if (state === "retrying") tries += 1;
      }
    };
    await clock.run(Array.from({ length: AT_ONCE }, () => take));
  }
  await vendor.stop();

  expect(await db().delivery.groupBy({ by: ["status"], _count: true })).toEqual([
    { status: "delivered", _count: LEADS },
  ]);
  expect(vendor.account.records("contacts")).toHaveLength(CONTACTS);
  expect(vendor.violations()).toBe(0);
  expect(vendor.faults).toEqual([]);
  const written = numbersWritten(vendor);
  expect([...written.values()].flat()).toHaveLength(LEADS);
  for (const numbers of written.values()) expect(numbers).toEqual([...numbers].sort((a, b) => a - b));

  // It was asked now and then whether it is back, not once a lead; nobody had to resume anything.
  expect(tries).toBeLessThan(200);
  const connection = await db().connection.findUniqueOrThrow({ where: { id: connectionId } });
  expect(connection).toMatchObject({ status: "active", failuresInRow: 0, quietUntil: null });
  expect(await db().email.count({ where: { workspaceId: connection.workspaceId } })).toBe(0);
  expect(clock.now()).toBeLessThan(start + 1.5 * HOUR);
}, 300_000);

/** Each lead writes its number to its contact. */
const NUMBERED: FieldMapping = {
  object: "contact",
  property: "numemployees",
  type: "number",
  from: { value: "utm.term" },
  write: "always",
};

/** By contact: the numbers in the order in which they were written. */
function numbersWritten({
  requests,
  account,
}: Awaited<ReturnType<typeof fakeHubSpot>>): Map<string, number[]> {
  const idOf = new Map(account.records("contacts").map(({ id, properties }) => [properties.phone, id]));
  const numbers = new Map<string, number[]>();
  for (const { path, body } of requests) {
    const written = z.object({ properties: contactWrite }).safeParse(body);
    if (!written.success) continue;
    const { phone, numemployees } = written.data.properties;
    const id = (phone && idOf.get(phone)) ?? path.split("/").at(-1) ?? "";
    numbers.set(id, [...(numbers.get(id) ?? []), Number(numemployees)]);
  }
  return numbers;
}
const contactWrite = z.object({ phone: z.string().optional(), numemployees: z.string() });

/** A connection, and what was queued for it over an hour. */
async function leadsOf(start: number): Promise<string> {
  const make = factories(`shop-${randomUUID()}`);
  await make.workspace();
  const { workspaceId } = make;
  const settings = hubspot.readSettings(
    { call: false, note: false, mapping: [NUMBERED] },
    { allowPrivateAddresses: false },
  );
  const { id: connectionId } = await db().connection.create({
    data: {
      workspaceId,
      connector: "hubspot",
      name: "HubSpot",
      accountId: "4242",
      settings: { ...settings, events: ["callback.finished"] } as Prisma.InputJsonObject,
      credentials: sealCredentials({ kind: "token", accessToken: PRIVATE_APP_TOKEN }),
    },
  });
  await db().delivery.createMany({
    data: Array.from({ length: LEADS }, (_, i) => {
      const at = new Date(start + (i * HOUR) / LEADS);
      const contact = i % CONTACTS;
      const message = sampleMessage("callback.finished", at);
      const phone = `+1202555${String(contact).padStart(4, "0")}`;
      const data = { ...message.data, id: `lead-${i}`, phone, utm: { term: String(i) } };
      return {
        workspaceId,
        connectionId,
        contactId: `contact-${contact}`,
        event: "callback.finished",
        payload: { ...message, data } as unknown as Prisma.InputJsonObject,
        key: `lead-${i}`,
        createdAt: at,
        nextTryAt: at,
      };
    }),
  });
  return connectionId;
}

/** When the next delivery can be tried; null: none waits. */
async function nextDue(): Promise<Date | null> {
  const [row] = await db().$queryRaw<{ at: Date | null }[]>`
    select min(greatest(d."nextTryAt", c."quietUntil")) as at
      from "Delivery" d join "Connection" c on c.id = d."connectionId"
     where d.status = 'pending' and not exists (
       select from "Delivery" e
        where e."contactId" = d."contactId" and e.status = 'pending' and e."createdAt" < d."createdAt")`;
  return row?.at ?? null;
}
