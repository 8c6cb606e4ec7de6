import { z } from "zod";
import { createManagementApi, type ManagementApi } from "./management-api";
import { incomingKey } from "./report";
import { serviceAccountSchema } from "./schema";
import { INCOMING_SECRET } from "./wire";

/** Names at Voximplant: of a scenario at most 29 characters, of a rule what nobody can dial. */
const SCENARIO = "perezvon-callback";
const RULE = { rule_name: "perezvon-callback", rule_pattern: "^perezvon-callback$" };
/** For calls to the numbers that are attached to the application. */
const INCOMING_RULE = { rule_name: "perezvon-incoming", rule_pattern: ".*" };

const idOf = {
  application: z.object({ application_id: z.number(), application_name: z.string() }),
  scenario: z.object({ scenario_id: z.number(), scenario_name: z.string() }),
  rule: z.object({ rule_id: z.number(), rule_name: z.string() }),
  secret: z.object({ secret_id: z.number(), secret_name: z.string() }),
};
const doneSchema = z.object({ result: z.number() });

interface Upload {
  script: string;
  application: string;
  /** Where sessions report that begin with a call to a number of the account's, and the key; absent: as it was. */
  incoming?: { url: string; secret: string } | undefined;
}

/**
 * Puts the scenario where sessions are started from: application, scenario, rules, each made where it is not there yet.
 * Idempotent; a scenario that is there gets the new text, which sessions started from then on run.
 * @returns the rule's id, which the provider's settings ask for
 * @throws ProviderError
 */
export async function uploadScenario(
  api: ManagementApi,
  { script, application, incoming }: Upload,
): Promise<{ ruleId: number; isNew: boolean }> {
  const application_id = await applicationId(api, application);
  const scenario_id = await scenarioId(api, application_id, script);
  const place = { application_id, scenario_id };
  const rule = await ruleId(api, place, RULE);
  if (incoming) {
    await keepSecret(api, application_id, JSON.stringify(incoming));
    await ruleId(api, place, INCOMING_RULE);
  }
  return rule;
}

async function ruleId(
  api: ManagementApi,
  { application_id, scenario_id }: { application_id: number; scenario_id: number },
  rule: typeof RULE,
): Promise<{ ruleId: number; isNew: boolean }> {
  const { rule_name } = rule;
  const rules = await api.ask(
    "GetRules",
    { application_id, rule_name },
    z.object({ result: z.array(idOf.rule) }),
  );
  const known = rules.result.find((one) => one.rule_name === rule_name);
  if (!known) {
    const { rule_id } = await api.ask(
      "AddRule",
      { application_id, ...rule, scenario_id },
      z.object({ rule_id: z.number() }),
    );
    return { ruleId: rule_id, isNew: true };
  }
  await api.ask(
    "BindScenario",
    { application_id, rule_id: known.rule_id, scenario_id, bind: true },
    doneSchema,
  );
  return { ruleId: known.rule_id, isNew: false };
}

async function keepSecret(api: ManagementApi, application_id: number, secret_value: string): Promise<void> {
  const { result } = await api.ask(
    "GetSecrets",
    { application_id, secret_name_part: INCOMING_SECRET },
    z.object({ result: z.array(idOf.secret) }),
  );
  const known = result.find(({ secret_name }) => secret_name === INCOMING_SECRET);
  if (known)
    await api.ask("SetSecretInfo", { application_id, secret_id: known.secret_id, secret_value }, doneSchema);
  else
    await api.ask(
      "AddSecret",
      { application_id, secret_name: INCOMING_SECRET, secret_value },
      z.object({ result: z.array(z.object({ secret_id: z.number() })) }),
    );
}

/**
 * The same by the text of a service account's key file, for the command. `incomingUrl`: our account's webhook address.
 * @throws ZodError where the text is no such file
 */
export function uploadAs(
  keyFile: string,
  upload: Pick<Upload, "script" | "application"> & { apiBase?: string; incomingUrl?: string },
): Promise<{ ruleId: number; isNew: boolean }> {
  const serviceAccount = serviceAccountSchema.parse(JSON.parse(keyFile));
  const tools = { fetch, clock: { now: () => Date.now() }, apiBase: upload.apiBase };
  const { incomingUrl: url } = upload;
  const incoming = url === undefined ? undefined : { url, secret: incomingKey(serviceAccount) };
  return uploadScenario(createManagementApi({ serviceAccount }, tools), { ...upload, incoming });
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
    // Recordings and logs are then given to nobody who only knows their address.
    { application_name: name, secure_record_storage: true },
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
