/** What conversations cost, as data. A version that was ever sold stays: lines and subscriptions name it. */

export const PLAN_IDS = ["free", "start", "team"] as const;
export type PlanId = (typeof PLAN_IDS)[number];
export type PaidPlanId = Exclude<PlanId, "free">;

export interface Plan {
  id: PlanId;
  priceVersion: string;
  /** ISO 4217, lower case as at Stripe. */
  currency: string;
  /** A month, in minor units. */
  flatMinor: number;
  /** Talk that a month includes. */
  includedSeconds: number;
  /** A second beyond that, in thousandths of the minor unit; null: there is none beyond, the limit is the limit. */
  millisPerSecond: number | null;
  /** Talk shorter than this is no conversation and costs nothing, in seconds. */
  minimumSeconds: number;
}

interface PriceList {
  version: string;
  plans: Plan[];
}

const version = "2026-11";
const common = { priceVersion: version, currency: "usd", minimumSeconds: 30 };

/** Newest first: new subscriptions are sold at the first. */
export const PRICE_LISTS: readonly [PriceList, ...PriceList[]] = [
  {
    version,
    plans: [
      { id: "free", ...common, flatMinor: 0, includedSeconds: 60 * 60, millisPerSecond: null },
      { id: "start", ...common, flatMinor: 1900, includedSeconds: 200 * 60, millisPerSecond: 200 },
      { id: "team", ...common, flatMinor: 4900, includedSeconds: 1000 * 60, millisPerSecond: 150 },
    ],
  },
];

export const CURRENT_LIST: PriceList = PRICE_LISTS[0];
export const PAID_PLANS: Plan[] = CURRENT_LIST.plans.filter(({ id }) => id !== "free");

/** A plan at a version of the prices; of an unknown name or version: today's free plan. */
export function planOf(id: string, priceVersion: string | null): Plan {
  const list = PRICE_LISTS.find((one) => one.version === priceVersion) ?? CURRENT_LIST;
  const found = list.plans.find((plan) => plan.id === id) ?? list.plans.find((plan) => plan.id === "free");
  if (!found) throw new Error(`The price list ${list.version} has no free plan.`);
  return found;
}

/** What a period costs so far, in minor units, rounded as an invoice is: once, at its end. */
export function costMinor(plan: Plan, seconds: number): number {
  const beyond = Math.max(0, seconds - plan.includedSeconds);
  return plan.flatMinor + Math.round((beyond * (plan.millisPerSecond ?? 0)) / 1000);
}
