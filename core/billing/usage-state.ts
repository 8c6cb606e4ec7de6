/** Where a workspace stands against what it may use in this period. */
export interface UsageState {
  /** `unmetered`: without Stripe, nothing is limited. `near`: from 80 % on. `at-limit`: no call begins. */
  kind: "unmetered" | "within" | "near" | "at-limit";
  /** What is limited: the plan's included talk, the workspace's own limit, or nothing because payment failed. */
  reason: "none" | "free-plan" | "own-limit" | "payment";
  /** Of `used` and `limit`: seconds of talk, or minor units of the plan's currency. */
  unit: "seconds" | "minor";
  used: number;
  /** null: none. */
  limit: number | null;
  /** Whole per cent of the limit that are used, rounded down; null without a limit. */
  percent: number | null;
}

export const NEAR_PERCENT = 80;
/** At which owners are told. */
export const ALERT_PERCENTS = [80, 95, 100] as const;

export interface Usage {
  isMetered: boolean;
  seconds: number;
  costMinor: number;
  /** Talk that the plan has at most; null: it may go beyond, at a price. */
  planSeconds: number | null;
  /** Payment has failed for longer than we wait for it. */
  isSuspended: boolean;
  ownLimit: { unit: "seconds" | "minor"; value: number } | null;
}

/** The tightest of the limits that hold decides. */
export function usageState(usage: Usage): UsageState {
  const { seconds } = usage;
  const bare = { unit: "seconds", used: seconds, limit: null, percent: null } as const;
  if (!usage.isMetered) return { kind: "unmetered", reason: "none", ...bare };
  if (usage.isSuspended) return { kind: "at-limit", reason: "payment", ...bare };
  const limits: UsageState[] = [];
  if (usage.planSeconds !== null) limits.push(against("free-plan", "seconds", seconds, usage.planSeconds));
  if (usage.ownLimit !== null) {
    const { unit, value } = usage.ownLimit;
    limits.push(against("own-limit", unit, unit === "seconds" ? seconds : usage.costMinor, value));
  }
  const tightest = limits.sort((a, b) => (b.percent ?? 0) - (a.percent ?? 0))[0];
  return tightest ?? { kind: "within", reason: "none", ...bare };
}

function against(
  reason: UsageState["reason"],
  unit: UsageState["unit"],
  used: number,
  limit: number,
): UsageState {
  const percent = limit <= 0 ? 100 : Math.floor((used * 100) / limit);
  const kind = percent >= 100 ? "at-limit" : percent >= NEAR_PERCENT ? "near" : "within";
  return { kind, reason, unit, used, limit, percent };
}
