import { logger } from "../platform/logger";

export interface Loop {
  /** Runs the task now, or once more where it is running. */
  wake(): void;
  /** Lets a run that is under way end, and begins no other. */
  stop(): Promise<void>;
}

/** Runs a task again and again with a pause between, never twice at once; its failures are logged. */
export function every(pauseMs: number, task: () => Promise<void>): Loop {
  let isStopped = false;
  let isWoken = false;
  let endPause = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!isStopped) {
      isWoken = false;
      try {
        await task();
      } catch (error) {
        logger().error({ err: error }, "a look of the engine failed; the next will try again");
      }
      if (!isStopped && !isWoken) await pause();
    }
  };
  const running = run();
  return {
    wake() {
      isWoken = true;
      endPause();
    },
    async stop() {
      isStopped = true;
      endPause();
      await running;
    },
  };
}
