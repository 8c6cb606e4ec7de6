import { logger } from "../platform/logger";

/** Does a job for one after the other: what one of them fails at is logged, and left to the next time. */
export async function eachWorkspace<T>(
  all: readonly T[],
  what: string,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      logger().warn({ err: error, what, one }, "left to the next time");
    }
  }
}
