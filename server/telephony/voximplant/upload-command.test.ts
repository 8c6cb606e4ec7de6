import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type FakeVoximplant, fakeVoximplant } from "@/server/testing/vendors/voximplant/fake-voximplant";
import { INCOMING_SECRET } from "./wire";

// A slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(path.join(tmpdir(), "voximplant-"));
let fake: FakeVoximplant;
beforeAll(async () => {
  fake = await fakeVoximplant();
});
afterAll(async () => {
  await fake.stop();
  rmSync(folder, { recursive: true });
});

function run(keyFile: string, ...more: string[]): Promise<{ code: number; said: string }> {
  const command = path.resolve("scripts/voximplant/upload.mjs");
  return new Promise((resolve) => {
    execFile(process.execPath, [command, keyFile, "--api", fake.url, ...more], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

function file(name: string, content: string): string {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
}

it("uploads the scenario and says which rule starts it, the same the second time", async () => {
  const keyFile = file("key.json", JSON.stringify(fake.serviceAccount));
  const first = await run(keyFile);
  expect(first).toMatchObject({ code: 0 });
  const rule = /Rule: (\d+)/.exec(first.said)?.[1];
  expect(rule).toBe(String(fake.account.rules[0]?.rule_id));
  const second = await run(keyFile);
  expect(second.said).toContain(`Rule: ${rule}`);
  expect(fake.account.scenarios).toHaveLength(1);
  expect(fake.faults).toEqual([]);
});

it("tells calls to us where to report, and changes that only when it is told to", async () => {
  const keyFile = file("incoming.json", JSON.stringify(fake.serviceAccount));
  const urlOf = () => JSON.parse(fake.account.secrets.get(INCOMING_SECRET) ?? "{}").url;
  for (const url of ["https://a.example/hook", "https://b.example/hook"]) {
    expect(await run(keyFile, "--incoming", url)).toMatchObject({ code: 0 });
    expect(urlOf()).toBe(url);
  }
  await run(keyFile);
  expect(urlOf()).toBe("https://b.example/hook");
  expect(fake.account.rules).toHaveLength(2);
  expect(fake.faults).toEqual([]);
});

it("says what is wrong with a key, and shows none", async () => {
  const other = await fakeVoximplant();
  await other.stop();
  const wrong = await run(file("other.json", JSON.stringify(other.serviceAccount)));
  expect(wrong.code).toBe(1);
  expect(wrong.said).toContain("Authorization failed");
  const nonsense = await run(file("nonsense.json", '{"account_id":1}'));
  expect(nonsense.said).toContain("not a service account's key file");
  expect(wrong.said + nonsense.said).not.toContain("PRIVATE KEY");
});
