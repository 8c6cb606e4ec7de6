import type { TestProject } from "vitest/node";
import { installAsterisk } from "../../scripts/telephony-lab/install-asterisk.mjs";

/** Where there is an Asterisk to test with, or why there is none: then these tests are skipped, and say so. */
export default function setUp(project: TestProject): void {
  const found = installAsterisk({ log: (text) => void process.stdout.write(`${text}\n`) });
  if (found.missing !== undefined)
    process.stdout.write(`\nNO TEST WITH A REAL ASTERISK: ${found.missing}\n\n`);
  project.provide("asteriskRoot", found.root ?? null);
}

declare module "vitest" {
  interface ProvidedContext {
    asteriskRoot: string | null;
  }
}
