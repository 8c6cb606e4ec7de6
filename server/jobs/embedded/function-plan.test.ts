import { describe, expect, it } from "vitest";
import { planFunctions } from "./function-plan";

const config = (more: object = {}) => ({
  id: "app-deliver",
  name: "deliver",
  triggers: [{ event: "callback/finished" }],
  steps: { step: { id: "step", name: "step", runtime: { type: "http", url: "http://x.invalid" } } },
  ...more,
});

describe("what is supported", () => {
  it("is read with Inngest's defaults", () => {
    expect(planFunctions([config()])).toEqual([
      {
        id: "app-deliver",
        maxAttempts: 5,
        events: [{ name: "callback/finished", failureOf: null }],
        crons: [],
        idempotencyKey: null,
        concurrency: [],
        throttle: null,
      },
    ]);
  });

  it.each([
    [3, [{ limit: 3, key: null }]],
    [{ limit: 2, key: "event.data.connectionId" }, [{ limit: 2, key: "event.data.connectionId" }]],
    [
      [{ limit: 9 }, { limit: 1, scope: "fn", key: "event.data.id" }],
      [
        { limit: 9, key: null },
        { limit: 1, key: "event.data.id" },
      ],
    ],
    [{ limit: 0 }, []],
  ])("concurrency %j", (concurrency, expected) => {
    expect(planFunctions([config({ concurrency })])[0]?.concurrency).toEqual(expected);
  });

  it("throttle in milliseconds, with a burst of one", () => {
    const [plan] = planFunctions([
      config({ throttle: { limit: 10, period: "1m30s", key: "event.data.a.b" } }),
    ]);
    expect(plan?.throttle).toEqual({ limit: 10, periodMs: 90_000, burst: 1, key: "event.data.a.b" });
  });

  it("onFailure, as the SDK registers it", () => {
    const failure = {
      event: "inngest/function.failed",
      expression: "event.data.function_id == 'app-deliver'",
    };
    expect(planFunctions([config({ triggers: [failure] })])[0]?.events).toEqual([
      { name: "inngest/function.failed", failureOf: "app-deliver" },
    ]);
  });

  it("crons of five fields, with a time zone", () => {
    const triggers = [{ cron: "*/5 * * * *" }, { cron: "TZ=Europe/Berlin 0 9 * * MON-FRI" }];
    expect(planFunctions([config({ triggers })])[0]?.crons).toEqual(triggers.map(({ cron }) => cron));
  });
});

describe("what only an Inngest server has", () => {
  it.each([
    ["batchEvents", { batchEvents: { maxSize: 2, timeout: "1s" } }],
    ["cancelOn", { cancel: [{ event: "x", if: "event.data.id == async.data.id" }] }],
    ["debounce", { debounce: { period: "1s" } }],
    ["priority", { priority: { run: "1" } }],
    ["rateLimit", { rateLimit: { limit: 1, period: "1s" } }],
    ["singleton", { singleton: { mode: "skip" } }],
    ["timeouts", { timeouts: { finish: "1s" } }],
    ['trigger "if"', { triggers: [{ event: "x", expression: "event.data.n > 1" }] }],
    ["wildcard", { triggers: [{ event: "callback/*" }] }],
    ["jitter", { triggers: [{ cron: "0 0 * * *", jitter: "1m" }] }],
    ['cron "0 0 * * * *"', { triggers: [{ cron: "0 0 * * * *" }] }],
    ['cron "TZ=Mars/Base 0 0 * * *"', { triggers: [{ cron: "TZ=Mars/Base 0 0 * * *" }] }],
    ["idempotency", { idempotency: 'event.data.a + "-" + event.data.b' }],
    ["concurrency.key", { concurrency: { limit: 1, key: '"all"' } }],
    ["concurrency.scope", { concurrency: { limit: 1, scope: "account" } }],
    ["throttle.key", { throttle: { limit: 1, period: "1s", key: "event.data.ids[0]" } }],
    ["throttle.limit", { throttle: { limit: 0, period: "1s" } }],
    ["throttle.period", { throttle: { limit: 1, period: "soon" } }],
  ])("%s is refused by name", (option, more) => {
    expect(() => planFunctions([config(more)])).toThrow(option);
    expect(() => planFunctions([config(more)])).toThrow(/app-deliver.*[\s\S]*set INNGEST_BASE_URL/);
  });

  it("is refused all at once, for all functions", () => {
    const first = config({ debounce: { period: "1s" }, priority: { run: "1" } });
    const second = config({ id: "app-other", singleton: { mode: "skip" } });
    expect(() => planFunctions([first, second])).toThrow(
      /app-deliver: debounce[\s\S]*app-deliver: priority[\s\S]*app-other: singleton/,
    );
  });
});
