import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { callsThatReplayDifferently, type EngineHarness, startHarness } from "./engine-harness";
import { NO_VOICE, startTelephones, type Telephones } from "./telephones";

const asteriskRoot = inject("asteriskRoot");

/** Whether this machine could fetch an Asterisk. Tests that need it are skipped otherwise, and the runner says so. */
export const hasAsterisk = asteriskRoot !== null;

/** For a `describe`: an engine, and telephones at a real Asterisk, from before its tests until after them. */
export function useTelephones(
  take: (started: { engine: EngineHarness; phones: Telephones }) => void,
  options?: Parameters<typeof startTelephones>[1],
): void {
  let close = async () => {};
  beforeAll(async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "telephones-"));
    // Before anything reads the environment.
    process.env.PEREZVON_DATA_DIR = dataDir;
    process.env.PEREZVON_VOICE = NO_VOICE;
    const engine = await startHarness();
    const phones = await startTelephones(asteriskRoot ?? "", options);
    close = async () => {
      await phones.close();
      await engine.close();
      rmSync(dataDir, { recursive: true });
    };
    take({ engine, phones });
  });
  afterAll(async () => {
    expect(await callsThatReplayDifferently()).toEqual([]);
    await close();
  });
}
