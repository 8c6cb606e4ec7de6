/** What an account has: applications, scenarios, rules, sessions. Answers as the Management API does. */
export interface Session {
  historyId: number;
  customData: string;
  startedAt: number;
  endedAt: number | null;
  finishReason: string | null;
}

interface Rule {
  rule_id: number;
  application_id: number;
  rule_name: string;
  rule_pattern: string;
  scenarioIds: number[];
}

export type Form = Record<string, string>;
export type Answer = Record<string, unknown>;

export const ACCOUNT_NAME = "shop";
export const OWN_NUMBER = "74950000000";
/** Under which it may send texts. */
export const SENDER_NAME = "Shop";
const modified = "2026-11-01 10:00:00";
const refusal = (code: number, msg: string): Answer => ({ error: { code, msg } });
const listOf = (result: object[]): Answer => ({ result, count: result.length, total_count: result.length });

/** What the reference wants, and the typings of the npm package do not. */
const missingOf = (command: string, { from_date, to_date }: Form): Answer | null =>
  command === "GetCallHistory" && !(isTime(from_date) && isTime(to_date))
    ? refusal(101, "Invalid arguments: from_date and to_date are required")
    : null;

const isTime = (text = ""): boolean => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text);
/** Of UTC, the zone of who names none. */
const timeOf = (text = ""): number => Date.parse(`${text.replace(" ", "T")}Z`);

/** Starts a session of a scenario; with `call`, as a call to a number of the account's does. */
export type StartSession = (
  script: string,
  customData: string,
  call?: { from: string; to: string },
) => { url: string; session: Session };

export function createAccount(start: StartSession) {
  const secrets = new Map<string, string>();
  const secretIds = new Map<string, number>();
  const applications: { application_id: number; application_name: string }[] = [];
  const scenarios: { scenario_id: number; scenario_name: string; scenario_script: string }[] = [];
  const rules: Rule[] = [];
  const sessions: Session[] = [];
  let lastId = 1_000;
  const newId = () => ++lastId;

  const texts: { from: string; to: string; text: string }[] = [];
  /** null where it is refused: numbers that end in 34 are nobody's. */
  function takeText(from: string, to: string, text: string): number | null {
    if (to.endsWith("34")) return null;
    texts.push({ from, to, text });
    return newId();
  }

  const scriptOf = (rule: Rule | undefined) =>
    scenarios.find(({ scenario_id }) => rule?.scenarioIds.includes(scenario_id));

  const commands: Record<string, (form: Form) => Answer> = {
    GetAccountInfo: () => ({
      result: {
        account_id: 1,
        account_name: ACCOUNT_NAME,
        account_email: "owner@shop.example",
        created: modified,
        active: true,
        frozen: false,
        balance: 12.5,
        currency: "USD",
      },
      api_address: "api.voximplant.com",
    }),
    GetPhoneNumbers: () =>
      listOf([
        {
          phone_id: 1,
          phone_number: OWN_NUMBER,
          phone_price: 1,
          phone_country_code: "RU",
          phone_next_renewal: "2026-12-01",
          phone_purchase_date: modified,
          deactivated: false,
          canceled: false,
          auto_charge: true,
          category_name: "GEOGRAPHIC",
          can_be_used: true,
          is_sms_supported: true,
          is_sms_enabled: true,
          emergency_calls_to_be_enabled: false,
          emergency_calls_enabled: false,
          subscription_id: 1,
          modified,
        },
      ]),
    GetCallerIDs: () => listOf([{ callerid_id: 1, callerid_number: "74951112233", active: true }]),
    GetApplications: ({ application_name = "" }) =>
      listOf(
        applications
          .filter((one) => one.application_name.includes(application_name))
          .map((one) => ({ ...one, modified, secure_record_storage: false })),
      ),
    AddApplication({ application_name = "" }) {
      const full = `${application_name}.${ACCOUNT_NAME}.voximplant.com`;
      if (applications.some((one) => one.application_name === full))
        return refusal(146, "The application name is not unique");
      const application = { application_id: newId(), application_name: full };
      applications.push(application);
      return { result: 1, ...application, secure_record_storage: false };
    },
    GetScenarios: ({ scenario_name = "" }) => ({
      ...listOf(
        scenarios
          .filter((one) => one.scenario_name.includes(scenario_name))
          .map(({ scenario_id, scenario_name }) => ({ scenario_id, scenario_name, modified, parent: false })),
      ),
      application_id: applications[0]?.application_id ?? 0,
      application_name: applications[0]?.application_name ?? "",
      extended_application_name: applications[0]?.application_name ?? "",
    }),
    AddScenario({ scenario_name = "", scenario_script = "" }) {
      if (scenarios.some((one) => one.scenario_name === scenario_name))
        return refusal(148, "The scenario name is not unique");
      const scenario = { scenario_id: newId(), scenario_name, scenario_script };
      scenarios.push(scenario);
      return { result: 1, scenario_id: scenario.scenario_id };
    },
    SetScenarioInfo({ scenario_id, scenario_script }) {
      const scenario = scenarios.find((one) => String(one.scenario_id) === scenario_id);
      if (!scenario) return refusal(150, "The scenario is not found");
      scenario.scenario_script = scenario_script ?? scenario.scenario_script;
      return { result: 1 };
    },
    GetRules: ({ application_id, rule_name = "" }) =>
      listOf(
        rules
          .filter((one) => String(one.application_id) === application_id && one.rule_name.includes(rule_name))
          .map(({ scenarioIds, ...one }) => ({
            ...one,
            video_conference: false,
            modified,
            scenarios: scenarios
              .filter(({ scenario_id }) => scenarioIds.includes(scenario_id))
              .map(({ scenario_id, scenario_name }) => ({
                scenario_id,
                scenario_name,
                modified,
                parent: false,
              })),
          })),
      ),
    AddRule({ application_id, rule_name = "", rule_pattern = "", scenario_id = "" }) {
      const rule = {
        rule_id: newId(),
        application_id: Number(application_id),
        rule_name,
        rule_pattern,
        scenarioIds: scenario_id.split(";").filter(Boolean).map(Number),
      };
      rules.push(rule);
      return { result: 1, rule_id: rule.rule_id };
    },
    GetSecrets: ({ secret_name_part = "" }) =>
      listOf(
        [...secretIds]
          .filter(([name]) => name.includes(secret_name_part))
          .map(([secret_name, secret_id]) => ({ secret_id, secret_name, created: modified, modified })),
      ),
    AddSecret({ secret_name = "", secret_value = "" }) {
      if (secrets.has(secret_name)) return refusal(101, "The secret name is not unique");
      const secret_id = newId();
      secretIds.set(secret_name, secret_id);
      secrets.set(secret_name, secret_value);
      return { result: [{ secret_id }] };
    },
    SetSecretInfo({ secret_id, secret_value = "" }) {
      const known = [...secretIds].find(([, id]) => String(id) === secret_id);
      if (!known) return refusal(101, "The secret is not found");
      secrets.set(known[0], secret_value);
      return { result: 1 };
    },
    SendSmsMessage({ source = "", destination = "", sms_body = "" }) {
      if (source !== OWN_NUMBER) return refusal(101, "The source number sends no SMS");
      const message_id = takeText(source, destination, sms_body);
      return message_id === null
        ? refusal(385, "SMS failed to send.")
        : { result: 1, message_id, fragments_count: 1 };
    },
    A2PSendSms({ src_number = "", dst_numbers = "", text = "" }) {
      if (src_number !== SENDER_NAME) return refusal(101, "The SenderID is not installed");
      const transaction_id = takeText(src_number, dst_numbers, text);
      const destination_number = dst_numbers;
      const failure = { destination_number, error_description: "SMS failed to send.", error_code: 385 };
      return {
        result: transaction_id === null ? [] : [{ transaction_id, destination_number }],
        failed: transaction_id === null ? [failure] : [],
        fragments_count: 1,
      };
    },
    BindScenario({ rule_id, scenario_id }) {
      const rule = rules.find((one) => String(one.rule_id) === rule_id);
      if (!rule) return refusal(151, "The rule is not found");
      if (!rule.scenarioIds.includes(Number(scenario_id))) rule.scenarioIds.push(Number(scenario_id));
      return { result: 1 };
    },
    StartScenarios({ rule_id, script_custom_data = "" }) {
      const script = scriptOf(rules.find((one) => String(one.rule_id) === rule_id));
      if (!script) return refusal(151, "The rule is not found");
      if (Buffer.byteLength(script_custom_data) > 200) return refusal(101, "Custom data is too long");
      const { url, session } = start(script.scenario_script, script_custom_data);
      sessions.push(session);
      return {
        result: 1,
        media_session_access_url: url,
        media_session_access_secure_url: url,
        media_session_check_url: `${url}/check`,
        call_session_history_id: session.historyId,
      };
    },
    GetCallHistory: ({ call_session_history_id, from_date, to_date }) => ({
      ...listOf(
        sessions
          .filter(({ historyId }) => String(historyId) === call_session_history_id)
          .filter(({ startedAt }) => startedAt >= timeOf(from_date) && startedAt <= timeOf(to_date))
          .map((one) => ({
            audio_quality: "Standard",
            rule_name: "callback",
            application_name: applications[0]?.application_name ?? "",
            call_session_history_id: one.historyId,
            account_id: 1,
            application_id: applications[0]?.application_id ?? 0,
            user_id: 0,
            start_date: modified,
            initiator_address: "127.0.0.1",
            media_server_address: "127.0.0.1",
            log_file_url: "https://storage.example/log",
            custom_data: one.customData,
            ...(one.endedAt !== null && {
              duration: Math.ceil((one.endedAt - one.startedAt) / 1_000),
              finish_reason: one.finishReason,
            }),
          })),
      ),
      timezone: "Etc/GMT",
    }),
  };

  return {
    perform: (command: string, form: Form): Answer =>
      missingOf(command, form) ?? commands[command]?.(form) ?? refusal(103, "Unknown command"),
    /** Somebody calls a number of the account's: the first rule whose pattern fits the number begins a session. */
    callIn(from: string, to: string): void {
      const dialled = to.replace("+", "");
      const script = scriptOf(rules.find(({ rule_pattern }) => new RegExp(rule_pattern).test(dialled)));
      if (!script) throw new Error(`No rule takes calls to ${to}.`);
      sessions.push(start(script.scenario_script, "", { from, to }).session);
    },
    secrets,
    texts,
    sessions,
    applications,
    scenarios,
    rules,
  };
}
