import { startEngine } from "../engine/engine";
import { jobs, startJobs } from "../jobs/jobs";
import { env } from "../platform/env";
import { databaseReady } from "../platform/health";
import { logger } from "../platform/logger";
import { oncePerProcess } from "../platform/once-per-process";
import { seedDemo } from "../seed/demo";

/**
 * Starts what runs beside the pages in every server process: the demo's rows, the durable jobs, the engine. Once a
 * process. PEREZVON_ALONE says that this is the only process on the database (the embedded set-up): then whatever a
 * dead predecessor had taken is taken over at once.
 */
export const startRuntime = (): Promise<void> =>
  oncePerProcess("runtime", () =>
    start().catch((error: unknown) => {
      // Next would go on without it and answer every request with an error: whoever looks after us starts us again.
      logger().fatal({ err: error }, "the server could not start");
      process.exit(1);
    }),
  );

async function start(): Promise<void> {
  const { demo, publicUrl, alone } = env();
  await databaseReady();
  if (demo) await seedDemo(publicUrl);
  await startJobs({ alone });
  const engine = await startEngine({ alone });
  const stop = async () => {
    await engine.stop();
    await jobs().embedded?.stop({ drainMs: 5_000 });
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void stop().catch((error) => logger().error({ err: error }, "stopping")));
  logger().info("engine and jobs are running");
}
