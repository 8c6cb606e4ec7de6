import { z } from "zod";
import { createManagementApi, type ManagementApi } from "./management-api";
import { serviceAccountSchema } from "./schema";

/** Names at Voximplant: of a scenario at most 29 characters, of a rule what nobody can dial. */
const SCENARIO = "perezvon-callback";
const RULE = "perezvon-callback";
const NOBODYS_NUMBER = "^perezvon-callback$";

const idOf = {
  application: z.object({ application_id: z.number(), application_name: z.string() }),
  scenario: z.object({ scenario_id: z.number(), scenario_name: z.string() }),
  rule: z.object({ rule_id: z.number(), rule_name: z.string() }),
};
const doneSchema = z.object({ result: z.number() });

/**
 * Puts the scenario where sessions are started from: application, scenario, rule, each made where it is not there yet.
 * Idempotent; a scenario that is there gets the new text, which sessions started from then on run.
 * @returns the rule's id, which the provider's settings ask for
 * @throws ProviderError
 */
export async function uploadScenario(
  api: ManagementApi,
  { script, application }: { script: string; application: string },
): Promise<{ ruleId: number; isNew: boolean }> {
  const application_id = await applicationId(api, application);
  const scenario_id = await scenarioId(api, application_id, script);
  const rules = await api.ask(
    "GetRules",
    { application_id, rule_name: RULE },
    z.object({ result: z.array(idOf.rule) }),
  );
  const known = rules.result.find(({ rule_name }) => rule_name === RULE);
  if (!known) {
    const rule = { application_id, rule_name: RULE, rule_pattern: NOBODYS_NUMBER, scenario_id };
    const { rule_id } = await api.ask("AddRule", rule, z.object({ rule_id: z.number() }));
    return { ruleId: rule_id, isNew: true };
  }
  await api.ask(
    "BindScenario",
    { application_id, rule_id: known.rule_id, scenario_id, bind: true },
    doneSchema,
  );
  return { ruleId: known.rule_id, isNew: false };
}

/**
 * The same by the text of a service account's key file, for the command.
 * @throws ZodError where the text is no such file
 */
export function uploadAs(
  keyFile: string,
  upload: { script: string; application: string; apiBase?: string },
): Promise<{ ruleId: number; isNew: boolean }> {
  const serviceAccount = serviceAccountSchema.parse(JSON.parse(keyFile));
  const tools = { fetch, clock: { now: () => Date.now() }, apiBase: upload.apiBase };
  return uploadScenario(createManagementApi({ serviceAccount }, tools), upload);
}

async function applicationId(api: ManagementApi, name: string): Promise<number> {
  const { result } = await api.ask(
    "GetApplications",
    { application_name: name },
    z.object({ result: z.array(idOf.application) }),
  );
  // The list gives the full name: <name>.<account>.voximplant.com
  const known = result.find(({ application_name }) => application_name.split(".")[0] === name);
  if (known) return known.application_id;
  const made = await api.ask(
    "AddApplication",
    { application_name: name },
    z.object({ application_id: z.number() }),
  );
  return made.application_id;
}

async function scenarioId(api: ManagementApi, application_id: number, script: string): Promise<number> {
  const { result } = await api.ask(
    "GetScenarios",
    { scenario_name: SCENARIO, application_id },
    z.object({ result: z.array(idOf.scenario) }),
  );
  const known = result.find(({ scenario_name }) => scenario_name === SCENARIO);
  if (known) {
    await api.ask("SetScenarioInfo", { scenario_id: known.scenario_id, scenario_script: script }, doneSchema);
    return known.scenario_id;
  }
  const made = await api.ask(
    "AddScenario",
    { scenario_name: SCENARIO, scenario_script: script, application_id },
    z.object({ scenario_id: z.number() }),
  );
  return made.scenario_id;
}
