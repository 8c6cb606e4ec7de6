import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WebhookRequest } from "../telephony/port";
import type { TextOrder, TextSending } from "./port";

export type TextTrouble = "unauthorized" | "rate-limited" | "unavailable" | "lost";

export interface TextHarness {
  sending: TextSending;
  /** A sender that this provider knows. */
  from: string;
  /** A number that is nobody's; null: this provider does not tell at once. */
  nobody: string | null;
  /** What lies on the phone of a number, oldest first. */
  received(number: string): Promise<{ from: string; text: string }[]>;
  /** The same account in trouble; "lost": the order is carried out, and its answer does not come. */
  under(trouble: TextTrouble): TextSending;
  /** Reports that the provider posted; absent: it posts none. */
  reports?(): WebhookRequest[];
  /** A number whose phone is switched off. */
  switchedOff?: string;
  close(): Promise<void>;
}

let orders = 0;

/** What every provider of text messages has to do (port.ts). */
export function textContract(name: string, createHarness: () => Promise<TextHarness>): void {
  describe(`${name} keeps the contract of text messages`, () => {
    let harness: TextHarness;
    beforeAll(async () => {
      harness = await createHarness();
    });
    afterAll(() => harness.close());
    /** Of nobody in particular: such numbers have no behaviour of their own. */
    const phone = () => `+1202${55_000 + ++orders}00`;
    const order = (change: Partial<TextOrder> = {}): TextOrder => ({
      key: `message-${++orders}`,
      to: phone(),
      from: harness.from,
      text: "We could not reach you.",
      ...change,
    });
    it("sends the words as they are", async () => {
      const to = phone();
      const text = 'Анна, "Shop & Co" {to}:\\ 50 % – https://a.example/t/x?y=1&z=2';
      const { isDelivered } = await harness.sending.send(order({ to, text }));
      expect(typeof isDelivered).toBe("boolean");
      expect(await harness.received(to)).toEqual([{ from: harness.from, text }]);
    });
    it("sends the same order once, where it says so", async () => {
      const to = phone();
      const same = order({ to });
      await harness.sending.send(same);
      if (!harness.sending.isIdempotent) return expect(await harness.received(to)).toHaveLength(1);
      await harness.sending.send(same);
      expect(await harness.received(to)).toHaveLength(1);
    });
    it("refuses nobody's number", async () => {
      if (harness.nobody === null) return;
      const sent = harness.sending.send(order({ to: harness.nobody }));
      await expect(sent).rejects.toMatchObject({ name: "ProviderError", kind: "rejected" });
    });
    it.each(["unauthorized", "rate-limited", "unavailable"] as const)("says that it is %s", (kind) =>
      expect(harness.under(kind).send(order())).rejects.toMatchObject({ name: "ProviderError", kind }),
    );
    it("does not call an order untaken whose answer was lost", async () => {
      const sending = harness.under("lost");
      const kind = sending.isIdempotent ? "unavailable" : "protocol";
      await expect(sending.send(order())).rejects.toMatchObject({ name: "ProviderError", kind });
    });
    it("tells what became of messages, and nothing that is forged", async () => {
      const { reports, switchedOff, sending } = harness;
      if (!reports || !sending.readReports) return;
      const arrived = await sending.send(order());
      const missed = switchedOff ? await sending.send(order({ to: switchedOff })) : null;
      const fates = new Map<string, boolean>();
      await expect
        .poll(async () => {
          for (const request of reports())
            for (const { reference, isDelivered } of (await sending.readReports?.(request)) ?? [])
              fates.set(reference, isDelivered);
          return [fates.get(arrived.reference ?? ""), missed && fates.get(missed.reference ?? "")];
        })
        .toEqual([true, missed && false]);
      const [report] = reports();
      if (!report) throw new Error("There were reports.");
      const forged = { ...report, body: report.body.replace("sent", "delivered") };
      await expect(sending.readReports(forged)).rejects.toMatchObject({ kind: "unauthorized" });
    });
  });
}
