import type { Problem } from "@/core/widget-contract/wire";

/** Stable names: scripts and the widget rely on them. The type in the document is this, as a path of the docs. */
export type ProblemType =
  | "invalid-request"
  | "invalid-phone"
  | "consent-required"
  | "unknown-site"
  | "origin-not-allowed"
  | "rate-limited"
  | "callback-in-progress"
  | "idempotency-key-reused"
  | "not-found"
  | "too-large"
  | "unavailable";

const STATUS: Record<ProblemType, number> = {
  "invalid-request": 400,
  "invalid-phone": 422,
  "consent-required": 422,
  "unknown-site": 404,
  "origin-not-allowed": 403,
  "rate-limited": 429,
  "callback-in-progress": 409,
  "idempotency-key-reused": 422,
  "not-found": 404,
  "too-large": 413,
  unavailable: 503,
};

/** A refusal of the public API, as RFC 9457 will say it; texts in the visitor's language. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    type: ProblemType,
    title: string,
    more: { detail?: string; errors?: Record<string, string>; retryAfterSeconds?: number } = {},
  ) {
    super(title);
    this.name = "ProblemError";
    const { detail, errors } = more;
    this.problem = {
      type: `/problems/${type}`,
      title,
      status: STATUS[type],
      ...(detail ? { detail } : {}),
      ...(errors ? { errors } : {}),
    };
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
