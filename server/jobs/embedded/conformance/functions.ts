import { setTimeout as pause } from "node:timers/promises";
import { type Inngest, type InngestFunction, NonRetriableError, RetryAfterError } from "inngest";
import { z } from "zod";

/** Tells the suite what a function did. Kept outside of the executor, so that it shows what ran twice or never. */
export type Note = (fn: string, what: string, key: string, more?: object) => void;

/** Only ends of what asks for it are noted: a watcher hears of every function's. */
const watchedEvent = z.object({ data: z.object({ k: z.string(), watched: z.literal(true) }) });

interface Context {
  data: { k: string; [name: string]: unknown };
  attempt: number;
  runId: string;
  step: Steps;
  say: (what: string, more?: object) => void;
}
type Steps = Parameters<Parameters<Inngest["createFunction"]>[1]>[0]["step"];
type Options = Omit<Parameters<Inngest["createFunction"]>[0], "id">;

/** One function a behaviour. Each is triggered by the event `t/<id>` unless it says otherwise. */
export function conformanceFunctions(client: Inngest, note: Note): InngestFunction.Any[] {
  const functions: InngestFunction.Any[] = [];
  const define = (id: string, options: Options, handler: (c: Context) => Promise<unknown>) => {
    functions.push(
      client.createFunction({ id, triggers: [{ event: `t/${id}` }], ...options }, (c) =>
        handler({
          data: c.event.data,
          attempt: c.attempt,
          runId: c.runId,
          step: c.step,
          say: (what, more) => note(id, what, c.event.data.k, more),
        }),
      ),
    );
  };
  const reportFailure =
    (id: string): Options["onFailure"] =>
    async ({ event, error, step }) => {
      await step.run("report", () => {
        const { function_id: functionId, run_id: runId, event: original } = event.data;
        note(id, "failed", original.data.k, {
          functionId,
          runId,
          name: event.name,
          message: error.message,
        });
      });
    };
  stepFunctions(define);
  sleepFunctions(define);
  parallelFunctions(define);
  errorFunctions(define, reportFailure);
  watchers(define);
  flowControlFunctions(define);
  durabilityFunctions(define);
  return functions;
}

type Define = (id: string, options: Options, handler: (c: Context) => Promise<unknown>) => void;

function stepFunctions(define: Define): void {
  define("sequence", {}, async ({ step, say }) => {
    say("enter");
    const a = await step.run("a", () => {
      say("a");
      return { n: 1, nested: { x: [1, 2] }, text: "\u0000 and \ud800" };
    });
    const b = await step.run("b", () => {
      say("b");
      return a.n + 1;
    });
    const nothing = await step.run("nothing", () => undefined);
    const c = await step.run("c", () => {
      say("c");
      return b + (a.nested.x[1] ?? 0);
    });
    say("done", { c, nothing, text: a.text });
  });
  define("loop", {}, async ({ step, say }) => {
    let sum = 0;
    for (let i = 0; i < 3; i++) {
      sum += await step.run("same-id", () => {
        say("iteration", { i });
        return i;
      });
    }
    await step.sleep("rest", "1s");
    say("done", { sum });
  });
}

function sleepFunctions(define: Define): void {
  define("sleep", {}, async ({ step, say, data }) => {
    await step.run("before", () => say("before"));
    await step.sleep("rest", Number(data.ms));
    await step.run("after", () => say("after"));
  });
  define("sleep-until", {}, async ({ step, say, data }) => {
    await step.sleepUntil("rest", new Date(Number(data.at)));
    await step.run("after", () => say("after"));
  });
  define("bad-sleep", {}, async ({ step }) => {
    await step.sleep("rest", "1h30m");
  });
  define("send", {}, async ({ step, say, data }) => {
    const { ids } = await step.sendEvent(
      "fan",
      [0, 1].map((i) => ({ name: "t/sent", data: { k: data.k, i } })),
    );
    say("done", { ids });
  });
  define("sent", {}, async ({ say, data }) => say("run", { i: data.i }));
}

function parallelFunctions(define: Define): void {
  define("parallel", {}, async ({ step, say }) => {
    const parts = await Promise.all(
      [0, 1, 2].map((i) =>
        step.run(`part-${i}`, async () => {
          say("start", { i });
          await pause(500);
          say("end", { i });
          return i * 10;
        }),
      ),
    );
    const sum = await step.run("join", () => {
      say("join");
      return parts.reduce((a, b) => a + b, 0);
    });
    say("done", { sum });
  });
  define("parallel-chains", {}, async ({ step, say }) => {
    const chain = async (name: string) => {
      await step.run(`${name}-1`, () => say(`${name}-1`));
      await step.sleep(`${name}-rest`, "1s");
      await step.run(`${name}-2`, () => say(`${name}-2`));
      return name;
    };
    const names = await Promise.all(["a", "b", "c"].map(chain));
    await step.run("join", () => say("join", { names }));
  });
  define("big-state", {}, async ({ step, say }) => {
    let chars = 0;
    for (let i = 0; i < 6; i++) chars += (await step.run(`part-${i}`, () => "x".repeat(1_000_000))).length;
    await step.sleep("rest", "1s");
    await step.run("end", () => say("end", { chars }));
  });
  define("wait", {}, async ({ step }) => {
    await step.waitForEvent("answer", { event: "t/never", timeout: "1m" });
  });
  define("parallel-fail", { retries: 1 }, async ({ step, say, attempt }) => {
    const results = await Promise.allSettled([
      step.run("good", () => say("good")),
      step.run("bad", () => {
        say("bad", { attempt });
        throw new Error("bad");
      }),
    ]);
    await step.run("join", () => say("join", { results: results.map(({ status }) => status) }));
  });
}

function errorFunctions(define: Define, reportFailure: (id: string) => Options["onFailure"]): void {
  define("retry", { retries: 3 }, async ({ step, say, attempt }) => {
    await step.run("first", () => say("first"));
    const result = await step.run("flaky", () => {
      say("try", { attempt });
      if (attempt < 2) throw new Error(`flaky ${attempt}`);
      return `ok ${attempt}`;
    });
    await step.run("after", () => say("after", { attempt }));
    say("done", { result });
  });
  define("retry-after", { retries: 2 }, async ({ step, say, attempt }) => {
    await step.run("busy", () => {
      say("try");
      if (attempt === 0) throw new RetryAfterError("later", "2s");
    });
    say("done");
  });
  define(
    "not-retriable",
    { retries: 5, onFailure: reportFailure("not-retriable") },
    async ({ step, say }) => {
      await step.run("refuse", () => {
        say("try");
        throw new NonRetriableError("nope");
      });
    },
  );
  define("exhaust", { retries: 1, onFailure: reportFailure("exhaust") }, async ({ step, say, attempt }) => {
    await step.run("fail", () => {
      say("try", { attempt });
      throw new Error("always");
    });
  });
  define(
    "function-error",
    { retries: 1, onFailure: reportFailure("function-error") },
    async ({ say, attempt }) => {
      say("try", { attempt });
      throw new Error("top level");
    },
  );
  define("catch", { retries: 0 }, async ({ step, say }) => {
    const caught = await step
      .run("bad", () => {
        say("try");
        throw new Error("boom");
      })
      .catch((error: Error) => error.message);
    await step.run("fallback", () => say("fallback"));
    say("done", { caught });
  });
}

function watchers(define: Define): void {
  for (const [watcher, event] of [
    ["on-finished", "inngest/function.finished"],
    ["on-failed", "inngest/function.failed"],
  ] as const) {
    define(watcher, { triggers: [{ event }] }, async (c) => {
      const original = watchedEvent.safeParse(c.data.event);
      if (original.success) c.say("heard", { of: original.data.data.k, functionId: c.data.function_id });
    });
  }
}

function flowControlFunctions(define: Define): void {
  define(
    "concurrency",
    { concurrency: { limit: 1, key: "event.data.operator" } },
    async ({ step, say, data }) => {
      await step.run("work", async () => {
        say("start", { operator: data.operator });
        await pause(150);
        say("end", { operator: data.operator });
      });
    },
  );
  define("concurrency-number", { concurrency: 2 }, async ({ step, say }) => {
    await step.run("work", async () => {
      say("start");
      await pause(100);
      say("end");
    });
  });
  define("concurrency-sleep", { concurrency: { limit: 1, key: "event.data.k" } }, async ({ step, say }) => {
    await step.run("a", () => say("a"));
    await step.sleep("rest", "3s");
    say("b");
  });
  define("idempotency", { idempotency: "event.data.order" }, async ({ say }) => say("run"));
  define("throttle", { throttle: { limit: 1, period: "1s", key: "event.data.k" } }, async ({ say }) =>
    say("run"),
  );
  define("event-id", {}, async ({ say }) => say("run"));
  define("future", {}, async ({ say }) => say("run"));
  define("either", { triggers: [{ event: "t/either.a" }, { event: "t/either.b" }] }, async ({ say }) =>
    say("run"),
  );
}

function durabilityFunctions(define: Define): void {
  define("slow", { retries: 0 }, async ({ step, say, data, runId, attempt }) => {
    await step.run("before", () => say("before"));
    await step.run("work", async () => {
      say("start", { runId, attempt });
      await pause(Number(data.ms));
      say("end");
    });
    await step.run("after", () => say("after"));
  });
  define("deadly", { retries: 0 }, async ({ step, say }) => {
    await step.run("die", () => {
      say("die");
      process.kill(process.pid, "SIGKILL");
    });
  });
}
