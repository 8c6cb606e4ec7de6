/** What an outside service did to us. `kind` alone decides whether to try again. */
export type ProviderErrorKind =
  /** Our credentials are not taken: trying again is useless until somebody mends them. */
  | "unauthorized"
  /** The service understood and said no: trying the same again is useless. */
  | "rejected"
  /** Too fast: again after `retryAfterMs`. */
  | "rate-limited"
  /** Down, slow, or the connection broke: again later; the order may have been carried out. */
  | "unavailable"
  /** It answered something we do not understand. */
  | "protocol";

/** The same in every copy of this file. */
const BRAND = Symbol.for("perezvon.provider-error");

export class ProviderError extends Error {
  readonly [BRAND] = true;
  readonly kind: ProviderErrorKind;
  readonly retryAfterMs: number | undefined;
  /** The vendor's own code, for people. */
  readonly code: string | undefined;
  /** Of `rejected`: nobody has the number that was asked for, so that no other service would reach it either. */
  readonly isBadNumber: boolean;

  constructor(
    kind: ProviderErrorKind,
    message: string,
    options: { retryAfterMs?: number; code?: string; cause?: unknown; isBadNumber?: true } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "ProviderError";
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
    this.code = options.code;
    this.isBadNumber = options.isBadNumber ?? false;
  }

  /** Whether the same order may succeed later without anybody mending anything. */
  get isTransient(): boolean {
    return this.kind === "rate-limited" || this.kind === "unavailable";
  }
}

/**
 * A provider that is kept open for the whole process (oncePerProcess) may have been made by another bundle, with a copy
 * of this class: its errors are ours all the same. What extends the class is told apart as ever.
 */
Object.defineProperty(ProviderError, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    if (this !== ProviderError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === "object" && value !== null && BRAND in value;
  },
});

/**
 * The same of whatever went wrong with an order. What nobody foresaw (a full disk, a slip of ours) counts as a provider that
 * is away: it is tried again, and given up at last. Orders are performed in turn, and one that failed for ever would hold
 * up all behind it.
 */
export const providerErrorOf = (error: unknown): ProviderError =>
  error instanceof ProviderError
    ? error
    : new ProviderError("unavailable", error instanceof Error ? error.message : String(error), {
        cause: error,
      });
