import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallbackMessage } from "@/core/crm/message";
import type { ProviderErrorKind } from "../platform/provider-error";
import type { CrmDirectory } from "./directory-port";
import { ANSWER_LIMIT, type Connector, HandoverError, type RecordKind } from "./port";
import { sampleMessage } from "./sample-message";

/** How the fake vendor answers from now on: an HTTP answer, a broken connection, or nothing at all. */
export type Answering =
  | { status: number; headers?: Record<string, string>; body?: string }
  | "cut"
  | "silence";

export interface FakeVendor {
  answerWith(answering: Answering): void;
  /** What the vendor keeps: one record for each thing it took, however often it was sent. */
  records(): unknown[];
  stop(): Promise<void>;
}

export interface Rig {
  connector: Connector;
  vendor: FakeVendor;
  /** Texts that must not show up in errors: credentials, secret addresses. */
  secrets: string[];
  /** Its vendor's library follows redirects, and does not let us see them. */
  followsRedirects?: boolean;
}

/** How every connector behaves. `start` makes one against its fake vendor, with a time-out of at most two seconds. */
export function crmContract(name: string, start: () => Promise<Rig>): void {
  describe(`${name} keeps the connector contract`, () => {
    let rig: Rig;
    const message: CallbackMessage = sampleMessage("callback.finished", new Date("2026-11-22T10:00:00Z"));
    /** Of somebody else. */
    const another: CallbackMessage = {
      ...message,
      data: { ...message.data, id: "00000000-0000-7000-8000-000000000009", phone: "+12025550199" },
    };
    const deliver = () => rig.connector.deliver(message, { key: "msg_1" });
    const refusal = async (): Promise<HandoverError> => {
      const error: unknown = await deliver().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof HandoverError))
        throw new Error(`Expected a HandoverError, got ${String(error)}`);
      return error;
    };

    beforeEach(async () => {
      rig = await start();
    });
    afterEach(() => rig.vendor.stop());

    it("hands over a message", async () => {
      expect((await deliver()).status).toBe(200);
      expect(rig.vendor.records()).toHaveLength(1);
    });

    it("leaves one record where the same message comes twice, and two where two come", async () => {
      await deliver();
      await deliver();
      expect(rig.vendor.records()).toHaveLength(1);
      await rig.connector.deliver(another, { key: "msg_2" });
      expect(rig.vendor.records()).toHaveLength(2);
    });

    it.each<[number, ProviderErrorKind, boolean]>([
      [301, "rejected", false],
      [302, "rejected", false],
      [400, "rejected", false],
      [401, "unauthorized", false],
      [403, "unauthorized", false],
      [404, "rejected", false],
      [408, "unavailable", false],
      [410, "rejected", true],
      [422, "rejected", false],
      [429, "rate-limited", false],
      [500, "unavailable", false],
      [503, "unavailable", false],
    ])("%i is %s", async (status, kind, wantsNoMore) => {
      if (rig.followsRedirects && status < 400) return;
      rig.vendor.answerWith({ status, body: "no", headers: { location: "http://127.0.0.1:1/" } });
      expect(await refusal()).toMatchObject({
        kind,
        wantsNoMore,
        code: String(status),
        answer: { status, body: "no" },
      });
      expect(rig.vendor.records()).toHaveLength(0);
    });

    it("does as long as Retry-After says, in seconds or as a date, a day at most", async () => {
      rig.vendor.answerWith({ status: 429, headers: { "retry-after": "120" } });
      expect(await refusal()).toMatchObject({ retryAfterMs: 120_000 });
      rig.vendor.answerWith({ status: 503, headers: { "retry-after": "9999999" } });
      expect(await refusal()).toMatchObject({ retryAfterMs: 24 * 3_600_000 });
      rig.vendor.answerWith({ status: 429, headers: { "retry-after": "soon" } });
      expect(await refusal()).toMatchObject({ kind: "rate-limited", retryAfterMs: undefined });
    });

    it.each(["cut", "silence"] as const)("%s is unavailable", async (answering) => {
      rig.vendor.answerWith(answering);
      expect(await refusal()).toMatchObject({ kind: "unavailable", answer: null, isTransient: true });
    });

    it("is unavailable where nobody listens", async () => {
      await rig.vendor.stop();
      expect(await refusal()).toMatchObject({ kind: "unavailable", code: "ECONNREFUSED" });
    });

    it("keeps only the beginning of a long answer", async () => {
      rig.vendor.answerWith({ status: 422, body: "x".repeat(1_000_000) });
      expect((await refusal()).answer?.body).toHaveLength(ANSWER_LIMIT);
    });

    it("says nothing secret in its errors", async () => {
      const answers: Answering[] = [{ status: 401 }, { status: 404 }, { status: 500 }, "cut", "silence"];
      for (const answering of answers) {
        rig.vendor.answerWith(answering);
        const { message: text, code } = await refusal();
        for (const secret of rig.secrets) expect(`${text} ${code}`).not.toContain(secret);
      }
    });
  });
}

/** What a connector to a CRM is tried with, beside the rig. */
export interface CrmRig extends Rig {
  directory: CrmDirectory;
  /** How many records of each kind the vendor keeps. */
  counts(): Record<RecordKind, number>;
  /** Somebody in the CRM writes a contact down; its id. */
  addContact(phone: string): string;
  /** Every contact of this number, as the CRM has it. */
  contactsOf(phone: string): { id: string }[];
  /** The token is refused from now on; a renewed one is taken. */
  expireToken(): void;
  /** How often the connector asked for a renewed token. */
  renewals(): number;
}

/** How every connector to a CRM behaves, beside `crmContract`. */
export function crmRecordsContract(name: string, start: () => Promise<CrmRig>): void {
  describe(`${name} keeps records as a CRM's connector does`, () => {
    let rig: CrmRig;
    const message = sampleMessage("callback.finished", new Date("2026-11-22T10:00:00Z"));
    const deliver = (given: CallbackMessage = message) => rig.connector.deliver(given, { key: "msg" });
    const { phone } = message.data;

    beforeEach(async () => {
      rig = await start();
    });
    afterEach(() => rig.vendor.stop());

    it("leaves one of each kind of one callback, however often it is told", async () => {
      await deliver();
      await deliver();
      await deliver({ ...message, type: "callback.rated", data: { ...message.data, rating: 5 } });
      expect(rig.counts()).toEqual({ contact: 1, deal: 1, call: 1, note: 1 });
    });

    it("keeps one contact of somebody who calls again", async () => {
      await deliver();
      await deliver({ ...message, data: { ...message.data, id: "00000000-0000-7000-8000-00000000000a" } });
      expect(rig.counts()).toMatchObject({ contact: 1, call: 2 });
    });

    it("finds the contact that people have, and says where it is", async () => {
      const id = rig.addContact(phone);
      const { record } = await deliver();
      expect(rig.contactsOf(phone).map((contact) => contact.id)).toEqual([id]);
      expect(record?.url).toContain(id);
    });

    it("does not touch anybody for a test", async () => {
      rig.addContact(phone);
      await deliver(sampleMessage("test", new Date("2026-11-22T10:00:00Z")));
      expect(rig.counts().contact).toBe(2);
    });

    it("renews a token that is refused, once", async () => {
      rig.expireToken();
      await deliver();
      expect(rig.renewals()).toBe(1);
      expect(rig.counts().contact).toBe(1);
    });

    it("can tell what there is to choose from", async () => {
      expect(await rig.directory.account()).toMatchObject({
        id: expect.stringMatching(/./),
        url: expect.stringMatching(/^https:/),
      });
      const fields = await rig.directory.fields();
      expect(new Set(fields.map(({ object }) => object))).toEqual(new Set(["contact", "deal"]));
      for (const { type, options } of fields) expect(options.length > 0).toBe(type === "choice");
      const owners = await rig.directory.owners();
      expect(owners.length).toBeGreaterThan(0);
      const [pipeline] = await rig.directory.pipelines();
      expect(pipeline?.stages.length).toBeGreaterThan(0);
    });

    it("can be prepared twice", async () => {
      await rig.directory.prepare();
      await rig.directory.prepare();
      await deliver();
      expect(rig.counts()).toEqual({ contact: 1, deal: 1, call: 1, note: 1 });
    });
  });
}
