import { logger } from "./logger";
import { oncePerProcess } from "./once-per-process";

/**
 * Does a task for each of many at once, and each by itself: one that fails is told of in the log, and keeps no other from
 * its turn; one that is not done from an earlier round is left out, so that whoever does not wait for it comes again in time.
 * @param name of the task
 * @returns when all that were begun are done
 */
export async function eachAlone<T>(
  name: string,
  items: readonly T[],
  keyOf: (item: T) => string,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const running = oncePerProcess("each-alone", () => new Set<string>());
  const begin = async (item: T): Promise<void> => {
    const key = `${name} ${keyOf(item)}`;
    if (running.has(key)) return;
    running.add(key);
    try {
      await task(item);
    } catch (error) {
      logger().warn({ err: error, task: key }, "failed; the next round will try again");
    } finally {
      running.delete(key);
    }
  };
  await Promise.all(items.map(begin));
}
