import { describe, expect, it } from "vitest";
import { blank, type Thing } from "../../testing/vendors/stripe/description";
import { GRACE_MS, readAgreement } from "./read-subscription";

const AT = Date.parse("2027-01-15T10:00:00Z") / 1000;
const MONTH = 30 * 86_400;
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

const price = (plan: string | null): Thing =>
  blank("Price", {
    metadata: plan === null ? {} : { perezvon_plan: plan, perezvon_version: "2026-11" },
  });

function subscription(id: string, given: Thing = {}, plan: string | null = "start"): Thing {
  const item = blank("SubscriptionItem", {
    price: price(plan),
    current_period_start: AT,
    current_period_end: AT + MONTH,
  });
  const items = { object: "list", data: [item], has_more: false, url: "" };
  return blank("Subscription", { id, status: "active", created: AT, items, ...given });
}

function invoice(of: string, status: string, finalizedAt: number): Thing {
  const made = blank("Invoice", { id: `in_${finalizedAt}`, status, currency: "usd", total: 1900 });
  made.parent = blank("Invoice.Parent", {
    subscription_details: blank("Invoice.Parent.SubscriptionDetails", { subscription: of }),
  });
  made.status_transitions = { ...made.status_transitions, finalized_at: finalizedAt };
  return made;
}

/** As the SDK would hand them over; both are by Stripe's description. */
const read = (subscriptions: Thing[], invoices: Thing[] = []) =>
  readAgreement(subscriptions as never, invoices as never);

describe("which subscription counts", () => {
  it("is the newest of those that live, else the newest", () => {
    const [old, newer] = [subscription("old"), subscription("newer", { created: AT + 1 }, "team")];
    const ended = { status: "canceled", ended_at: AT + 2 };
    expect(read([old, newer])).toMatchObject({ plan: "team", subscription: { id: "newer" } });
    expect(read([old, { ...newer, ...ended }])).toMatchObject({ plan: "start", subscription: { id: "old" } });
    expect(
      read([
        { ...old, ...ended },
        { ...newer, ...ended },
      ]),
    ).toMatchObject({
      plan: "free",
      priceVersion: null,
      subscription: { id: "newer", state: "cancelled" },
    });
  });

  it("does not depend on the order in which they are told", () => {
    const all = [subscription("a"), subscription("b"), subscription("c", { created: AT - 5 })];
    expect(read(all)).toEqual(read([...all].reverse()));
  });

  it("is none that sells something else", () => {
    expect(read([subscription("other", {}, null)])).toMatchObject({ plan: "free", subscription: null });
  });
});

describe("what it says", () => {
  it.each([
    ["trialing", "active", "start"],
    ["past_due", "past-due", "start"],
    ["unpaid", "unpaid", "start"],
    ["paused", "paused", "free"],
    ["incomplete", "incomplete", "free"],
    ["incomplete_expired", "cancelled", "free"],
    ["something_new", "incomplete", "free"],
  ])("%s at Stripe is %s, on the plan %s", (status, state, plan) => {
    expect(read([subscription("sub", { status })])).toMatchObject({ plan, subscription: { state } });
  });

  it("has its period from its item, and ends when it is told to", () => {
    const ends = (given: Thing) => read([subscription("sub", given)]).subscription?.endsAt;
    expect(read([subscription("sub")]).subscription).toMatchObject({
      periodStart: iso(AT),
      periodEnd: iso(AT + MONTH),
      endsAt: null,
    });
    expect(ends({ cancel_at_period_end: true })).toBe(iso(AT + MONTH));
    expect(ends({ cancel_at: AT + 50 })).toBe(iso(AT + 50));
  });

  it("waits a week from the oldest invoice that is owed, whoever else owes what", () => {
    const owing = subscription("sub", { status: "past_due" });
    const grace = (...invoices: Thing[]) => read([owing], invoices).subscription?.graceUntil;
    const week = GRACE_MS / 1000;
    expect(grace(invoice("sub", "open", AT + 9), invoice("sub", "open", AT + 3))).toBe(iso(AT + 3 + week));
    expect(grace(invoice("sub", "paid", AT - 99), invoice("other", "open", AT - 9))).toBe(iso(AT + week));
    expect(read([subscription("sub")], [invoice("sub", "open", AT)]).subscription?.graceUntil).toBeNull();
  });

  it("waits no more once Stripe gave up and nothing is open", () => {
    const given = { status: "unpaid", created: AT - 3 * MONTH };
    expect(read([subscription("sub", given)]).subscription?.graceUntil).toBe(
      iso(AT - 3 * MONTH + GRACE_MS / 1000),
    );
  });
});
