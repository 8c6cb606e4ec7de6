export type AppErrorCode =
  | "not-found"
  | "forbidden"
  | "unauthenticated"
  | "invalid"
  | "conflict"
  | "rate-limited"
  | "unavailable";

/** An expected refusal. The message is for the person who asked and says what to do; details go in `cause`. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  /** Field → what is wrong with it. */
  readonly fields: Record<string, string> | undefined;
  /** A stable name for this refusal: pages say it in the reader's language (messages/<language>/errors.json). */
  readonly reason: string | undefined;
  /** More for the page to show, as plain values. */
  readonly details: unknown;

  constructor(
    code: AppErrorCode,
    message: string,
    options: { cause?: unknown; fields?: Record<string, string>; reason?: string; details?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields;
    this.reason = options.reason;
    this.details = options.details;
  }
}
