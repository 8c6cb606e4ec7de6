import type { ConfigProblem, Issue } from "./document";

/** What zod tells of one fault, as far as it is read here. */
export interface Fault {
  code?: string | undefined;
  message: string;
  path: readonly PropertyKey[];
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  params?: Record<string, unknown> | undefined;
}

/** Faults of a node's config as issues, with a reason that interfaces translate by. */
export const configIssues = (faults: readonly Fault[], nodeId: string): Issue[] =>
  faults.map((fault) => {
    const limit = fault.minimum ?? fault.maximum ?? fault.params?.limit;
    return {
      code: "bad-config",
      severity: "error",
      nodeId,
      field: fault.path.map(String).join(".") || null,
      message: fault.message,
      reason: reasonOf(fault),
      ...(typeof limit === "number" || typeof limit === "string" ? { limit } : {}),
    };
  });

const REASONS: readonly string[] = [
  "missing",
  "too-small",
  "too-large",
  "too-short",
  "too-long",
  "malformed",
  "bad-regex",
  "slow-regex",
  "empty-range",
  "unknown-variable",
  "doubled",
  "unknown-kind",
  "out-of-reach",
  "too-deep",
] satisfies ConfigProblem[];

const isReason = (reason: unknown): reason is ConfigProblem =>
  typeof reason === "string" && REASONS.includes(reason);

function reasonOf({ code, origin, minimum, params }: Fault): ConfigProblem {
  if (isReason(params?.reason)) return params.reason;
  const isLength = origin === "string" || origin === "array";
  if (code === "too_small") {
    if (!isLength) return "too-small";
    return minimum === 1 ? "missing" : "too-short";
  }
  if (code === "too_big") return isLength ? "too-long" : "too-large";
  return "malformed";
}
