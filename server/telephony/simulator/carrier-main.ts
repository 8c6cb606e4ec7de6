import { z } from "zod";
import { startCarrier } from "./carrier";

/**
 * The virtual carrier as a process of its own, like a real one: the application may crash and come back while the
 * phones, the people and the talk between them live on.
 */

const environmentSchema = z.object({
  CARRIER_PORT: z.coerce
    .number("wants a port number, 0 for any free one")
    .int()
    .min(0)
    .max(65_535, "wants a port number, 0 for any free one"),
  CARRIER_SECRET: z
    .string("wants the secret shared with the application")
    .min(16, "wants a secret of at least 16 characters, shared with the application"),
  CARRIER_WEBHOOK_URL: z.url({
    protocol: /^https?$/,
    error: "wants the http(s) address events are posted to",
  }),
  CARRIER_SPEED: z.coerce
    .number("wants a number: 1 is real time, 20 makes calls twenty times shorter")
    .positive("wants a number greater than 0")
    .max(1_000, "wants at most 1000")
    .default(1),
});

try {
  await run();
} catch (error) {
  process.stderr.write(`The carrier cannot start.\n${explain(error)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const environment = environmentSchema.parse(process.env);
  const carrier = await startCarrier({
    port: environment.CARRIER_PORT,
    secret: environment.CARRIER_SECRET,
    webhookUrl: environment.CARRIER_WEBHOOK_URL,
    speed: environment.CARRIER_SPEED,
    fetch,
    random: Math.random,
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void carrier.close().then(() => process.exit(0)));
  }
  process.stdout.write(`carrier ready on 127.0.0.1:${carrier.port}\n`);
}

function explain(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n");
  }
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `CARRIER_PORT ${process.env.CARRIER_PORT} is taken: end what listens there, or give another port.`;
  }
  return String(error);
}
