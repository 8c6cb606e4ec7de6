import { z } from "zod";
import { nextTick } from "./cron-schedule";
import { parseDuration } from "./duration";
import { isKeyPath } from "./key-path";
import { UnsupportedFunctionsError } from "./unsupported";

/** What the executor knows of a function: the SDK's registration, read once and checked. */
export const functionPlanSchema = z.object({
  id: z.string(),
  maxAttempts: z.number(),
  /** `failureOf`: only failures of that function; how `onFailure` is registered. */
  events: z.array(z.object({ name: z.string(), failureOf: z.string().nullable() })),
  crons: z.array(z.string()),
  idempotencyKey: z.string().nullable(),
  concurrency: z.array(z.object({ limit: z.number(), key: z.string().nullable() })),
  throttle: z
    .object({ limit: z.number(), periodMs: z.number(), burst: z.number(), key: z.string().nullable() })
    .nullable(),
});
export type FunctionPlan = z.infer<typeof functionPlanSchema>;

const concurrencySchema = z.object({
  limit: z.number(),
  key: z.string().optional(),
  scope: z.string().optional(),
});

const configSchema = z.looseObject({
  id: z.string(),
  triggers: z.array(
    z.object({
      event: z.string().optional(),
      expression: z.string().optional(),
      cron: z.string().optional(),
      jitter: z.string().optional(),
    }),
  ),
  steps: z.object({
    step: z.object({ retries: z.object({ attempts: z.number().optional() }).optional() }),
  }),
  idempotency: z.string().optional(),
  concurrency: z.union([z.number(), concurrencySchema, z.array(concurrencySchema)]).optional(),
  throttle: z
    .object({
      limit: z.number(),
      period: z.string(),
      burst: z.number().optional(),
      key: z.string().optional(),
    })
    .optional(),
});
type FunctionConfig = z.infer<typeof configSchema>;

const DEFAULT_RETRIES = 4;
const MAX_RETRIES = 20;

/** Options that need an Inngest server: by their name in the registration, and in the code that people wrote. */
const REFUSED_OPTIONS = {
  batchEvents: "batchEvents",
  cancel: "cancelOn",
  debounce: "debounce",
  priority: "priority",
  rateLimit: "rateLimit",
  singleton: "singleton",
  timeouts: "timeouts",
};

/**
 * Reads the functions as the SDK registers them.
 * @throws UnsupportedFunctionsError naming every option of every function that is not supported.
 */
export function planFunctions(configs: unknown[]): FunctionPlan[] {
  const functions = configs.map((config) => configSchema.parse(config));
  const problems = functions.flatMap((config) =>
    findProblems(config).map((problem) => ({ functionId: config.id, problem })),
  );
  if (problems.length > 0) throw new UnsupportedFunctionsError(problems);
  return functions.map(toPlan);
}

function toPlan(config: FunctionConfig): FunctionPlan {
  const { throttle } = config;
  return {
    id: config.id,
    maxAttempts: 1 + Math.min(MAX_RETRIES, config.steps.step.retries?.attempts ?? DEFAULT_RETRIES),
    events: config.triggers.flatMap(({ event, expression }) =>
      event ? [{ name: event, failureOf: expression ? failedFunction(expression) : null }] : [],
    ),
    crons: config.triggers.flatMap(({ cron }) => (cron ? [cron] : [])),
    idempotencyKey: config.idempotency ?? null,
    // A limit of zero means none, as on an Inngest server.
    concurrency: concurrencyOf(config)
      .filter(({ limit }) => limit > 0)
      .map(({ limit, key }) => ({ limit, key: key ?? null })),
    throttle: throttle
      ? {
          limit: throttle.limit,
          periodMs: parseDuration(throttle.period) ?? 0,
          burst: throttle.burst ?? 1,
          key: throttle.key ?? null,
        }
      : null,
  };
}

function concurrencyOf({ concurrency }: FunctionConfig): z.infer<typeof concurrencySchema>[] {
  if (concurrency === undefined) return [];
  if (typeof concurrency === "number") return [{ limit: concurrency }];
  return Array.isArray(concurrency) ? concurrency : [concurrency];
}

/** The one expression that is understood: the one the SDK writes for `onFailure`. */
function failedFunction(expression: string): string | null {
  return /^event\.data\.function_id == '([^']+)'$/.exec(expression)?.[1] ?? null;
}

function findProblems(config: FunctionConfig): string[] {
  const problems = Object.entries(REFUSED_OPTIONS)
    .filter(([registered]) => config[registered] !== undefined)
    .map(([, option]) => `${option} is not supported`);
  for (const trigger of config.triggers) problems.push(...triggerProblems(trigger));
  for (const { key, scope } of concurrencyOf(config)) {
    if (scope && scope !== "fn") problems.push(`concurrency.scope "${scope}" is not supported`);
    problems.push(...keyProblems("concurrency.key", key));
  }
  problems.push(...keyProblems("idempotency", config.idempotency));
  problems.push(...keyProblems("throttle.key", config.throttle?.key));
  if (config.throttle && config.throttle.limit < 1) problems.push("throttle.limit must be at least 1");
  if (config.throttle && !parseDuration(config.throttle.period))
    problems.push(`throttle.period "${config.throttle.period}" is not a length of time like "30s" or "1m"`);
  return problems;
}

function triggerProblems(trigger: FunctionConfig["triggers"][number]): string[] {
  const problems: string[] = [];
  if (trigger.expression && failedFunction(trigger.expression) === null)
    problems.push(`trigger "if" (${trigger.expression}) is not supported`);
  if (trigger.event?.includes("*")) problems.push(`wildcard trigger "${trigger.event}" is not supported`);
  if (trigger.jitter) problems.push("cron jitter is not supported");
  if (trigger.cron) {
    try {
      nextTick(trigger.cron, 0);
    } catch (error) {
      problems.push(
        `cron "${trigger.cron}" is not five fields with an optional TZ= in front: ${String(error)}`,
      );
    }
  }
  return problems;
}

function keyProblems(option: string, key: string | undefined): string[] {
  if (key === undefined || isKeyPath(key)) return [];
  return [`${option} "${key}" is not a plain path like event.data.id, and expressions are not supported`];
}
