import pino, { type Logger } from "pino";
import { oncePerProcess } from "./once-per-process";

/** Structured logs on stdout. Phone numbers and secrets never go in: log ids. */
export function logger(): Logger {
  return oncePerProcess("logger", () =>
    pino({
      level: process.env.PEREZVON_LOG_LEVEL ?? "info",
      base: undefined,
      redact: ["authorization", "password", "secret", "token", "phone"],
    }),
  );
}
