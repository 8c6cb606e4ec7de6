import type { Pool } from "pg";

/** What every part of the executor needs to know of the process it runs in. */
export interface Engine {
  pool: Pool;
  /** Names this process in leases; new at every start of the process. */
  owner: string;
  /** The SDK's web-standard endpoint: takes calls to functions. */
  handler: (request: Request) => Promise<Response>;
  leaseSeconds: number;
  /** A fixed delay between attempts instead of the growing one; for tests. */
  retryDelayMs: number | null;
  log: Log;
}

/** pino's shape, so that the project's logger fits as it is. */
export interface Log {
  debug(context: object, message: string): void;
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
  error(context: object, message: string): void;
}
