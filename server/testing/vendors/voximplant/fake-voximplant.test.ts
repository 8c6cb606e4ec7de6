import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { createManagementApi } from "../../../telephony/voximplant/management-api";
import { type FakeVoximplant, fakeVoximplant } from "./fake-voximplant";

// A slow machine is no failure.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let fake: FakeVoximplant;
beforeAll(async () => {
  fake = await fakeVoximplant({ speed: 100 });
});
afterAll(() => fake.stop());

const ask = (command: string, form: Record<string, string>) =>
  createManagementApi(
    { serviceAccount: fake.serviceAccount },
    { fetch, clock: { now: () => Date.now() }, apiBase: fake.url },
  ).ask(command, form, z.record(z.string(), z.unknown()));

it.each([
  ["an unknown command", "GetUnicorns", {}],
  ["a missing field", "StartScenarios", { script_custom_data: "x" }],
  ["a field of the wrong kind", "StartScenarios", { rule_id: "the first" }],
  ["a field that there is not", "GetAccountInfo", { colour: "blue" }],
])("finds fault with %s", async (_name, command, form) => {
  fake.faults.length = 0;
  await expect(ask(command, form)).rejects.toMatchObject({ kind: "rejected", code: "101" });
  expect(fake.faults).toHaveLength(1);
  fake.faults.length = 0;
});

it("takes a token for 64 seconds, and only one of its key", async () => {
  const late = createManagementApi(
    { serviceAccount: fake.serviceAccount },
    { fetch, clock: { now: () => Date.now() - 70_000 }, apiBase: fake.url },
  );
  await expect(late.ask("GetAccountInfo", {}, z.unknown())).rejects.toMatchObject({ kind: "unauthorized" });
  expect(await ask("GetAccountInfo", {})).toMatchObject({ result: { account_name: "shop" } });
});

it("ends a session in which a handler throws, as VoxEngine does", async () => {
  const script = `VoxEngine.addEventListener(AppEvents.HttpRequest, () => { throw new Error("oops"); });`;
  const { application_id } = await ask("AddApplication", { application_name: "perezvon" });
  const { scenario_id } = await ask("AddScenario", { scenario_name: "bad", scenario_script: script });
  const rule = { rule_name: "bad", rule_pattern: "x", application_id: String(application_id) };
  const { rule_id } = await ask("AddRule", { ...rule, scenario_id: String(scenario_id) });
  const session = await ask("StartScenarios", { rule_id: String(rule_id) });
  await fetch(String(session.media_session_access_secure_url), { method: "POST", body: "{}" });
  const history = await ask("GetCallHistory", {
    call_session_history_id: String(session.call_session_history_id),
    from_date: "2026-01-01 00:00:00",
    to_date: "2999-01-01 00:00:00",
  });
  expect(JSON.stringify(history)).toContain("oops");
  expect(fake.faults).toEqual([]);
});
