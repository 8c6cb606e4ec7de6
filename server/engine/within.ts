import { logger } from "../platform/logger";

/** A phone network that answers slowly must not keep others waiting for the next look. */
export const PATIENCE_MS = 1_000;

/** Waits for work to be done, but not for long: what takes longer goes on, and says in the log how it failed. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isAwaited = true;
  const watched = work.catch((error: unknown) => {
    if (isAwaited) throw error;
    logger().error({ err: error }, "what a look of the engine began failed; the next will try again");
  });
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([watched, patience]);
  } finally {
    isAwaited = false;
    clearTimeout(timer);
  }
}
