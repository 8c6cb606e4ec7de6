import { afterEach, describe, expect, it } from "vitest";
import { hubspotRig } from "../../testing/vendors/hubspot/hubspot-rig";
import { sampleMessage } from "../sample-message";

/** Whatever breaks, and wherever: one contact, one deal, one call, one note. */

const message = sampleMessage("callback.finished", new Date("2026-11-22T10:00:00Z"));
const KINDS = ["contacts", "deals", "calls", "notes"] as const;
/** Searches do not find in time what was written before: the hardest case. */
const NEVER = Number.MAX_SAFE_INTEGER;

type Rig = Awaited<ReturnType<typeof hubspotRig>>;
let rig: Rig;

afterEach(async () => {
  await rig.vendor.stop();
  expect(rig.vendor.faults).toEqual([]);
});

/** As the jobs do: again until it is taken. Says how many tries failed. */
async function deliver(): Promise<number> {
  for (let failed = 0; failed < 5; failed++)
    try {
      await rig.connector.deliver(message, { key: "delivery" });
      return failed;
    } catch {
      rig.vendor.cutAt(null);
      rig.links.failAt(null);
    }
  throw new Error("It never arrived.");
}

function expectOneOfEach(): void {
  const counts = KINDS.map((kind) => rig.vendor.account.records(kind).length);
  expect(counts).toEqual([1, 1, 1, 1]);
  const [contact = "", deal = ""] = KINDS.map((kind) => `${kind}:${rig.vendor.account.records(kind)[0]?.id}`);
  for (const kind of ["calls", "notes"] as const)
    expect([...(rig.vendor.account.records(kind)[0]?.associations ?? [])].sort()).toEqual([contact, deal]);
  expect([...(rig.vendor.account.records("deals")[0]?.associations ?? [])]).toEqual([contact]);
}

/** How many requests a first delivery to a new account takes, and one to an account that knows us. */
async function requestsOf(isPrepared: boolean): Promise<number> {
  rig = await prepared(isPrepared);
  rig.vendor.cutAt(null);
  await deliver();
  const count = rig.vendor.count();
  await rig.vendor.stop();
  return count;
}

async function prepared(isPrepared: boolean): Promise<Rig> {
  const made = await hubspotRig({ searchLagMs: NEVER });
  if (isPrepared)
    for (const kind of KINDS)
      made.vendor.account.byHand.addProperty(kind, "perezvon_id", { hasUniqueValue: true });
  return made;
}

describe.each([
  { account: "that knows us", isPrepared: true },
  { account: "that is new", isPrepared: false },
])("in an account $account", ({ isPrepared }) => {
  it.each(["request", "answer"] as const)("a cut at any %s leaves one record of each kind", async (when) => {
    const requests = await requestsOf(isPrepared);
    expect(requests).toBeGreaterThanOrEqual(5);
    for (let at = 1; at <= requests; at++) {
      rig = await prepared(isPrepared);
      rig.vendor.cutAt({ at, when });
      expect(await deliver(), `cut at ${when} ${at}`).toBe(1);
      expectOneOfEach();
      if (at < requests) await rig.vendor.stop();
    }
  });
});

it.each([1, 2, 3, 4])(
  "a process that dies before it notes its record %i leaves one of each kind",
  async (n) => {
    rig = await prepared(true);
    rig.links.failAt(n);
    expect(await deliver()).toBe(1);
    expectOneOfEach();
  },
);

it("sent twice, also by two who know nothing of each other, it is there once", async () => {
  rig = await prepared(true);
  await deliver();
  await deliver();
  rig.links.kept.clear();
  await deliver();
  expectOneOfEach();
});

it("two at once write it once", async () => {
  rig = await prepared(true);
  await Promise.all([deliver(), deliver(), deliver()]);
  expectOneOfEach();
});
