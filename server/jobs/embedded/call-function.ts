import { z } from "zod";
import type { Engine } from "./engine";
import type { Job } from "./job-queue";
import type { Call } from "./load-call";
import { type Op, opSchema, type RunError, readRunError } from "./wire";

/** What a function answered to one call. */
export type Answer =
  | { kind: "finished"; output: unknown }
  /** It did something, or wants something done, and goes on afterwards. `retry` is about a step that failed. */
  | { kind: "ops"; ops: Op[]; retry: Retry }
  /** The function itself threw, or could not be called. */
  | { kind: "error"; error: RunError; retry: Retry };

export interface Retry {
  isAllowed: boolean;
  /** When the function itself said how long to wait. */
  afterMs: number | null;
}

/** Never reached over a network: the SDK only wants an address to build its own from. */
export const SERVE_URL = "http://embedded.invalid/api/inngest";
const SHORTEST_RETRY_MS = 1000;

/** Calls a function through the SDK's endpoint. Never throws: what goes wrong is an answer of kind "error". */
export async function callFunction(engine: Engine, call: Call, job: Job): Promise<Answer> {
  try {
    return await readAnswer(await engine.handler(toRequest(call, job)));
  } catch (error) {
    const message = `The call to the function failed: ${error instanceof Error ? error.message : String(error)}`;
    return {
      kind: "error",
      error: { name: "Error", message },
      retry: { isAllowed: true, afterMs: null },
    };
  }
}

function toRequest(call: Call, job: Job): Request {
  const url = new URL(SERVE_URL);
  url.searchParams.set("fnId", call.functionId);
  url.searchParams.set("stepId", call.stepId);
  return new Request(url, {
    method: "POST",
    body: call.body,
    headers: {
      host: url.host,
      "content-type": "application/json",
      "x-inngest-req-version": "2",
      "x-run-id": call.runId,
      "x-inngest-step-id": call.stepId,
      "x-request-id": `${job.id}.${job.generation}`,
      "x-inngest-job-id": job.id,
      "x-inngest-generation-id": String(job.generation),
    },
  });
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const retry = readRetry(response.headers);
  const body: unknown = text === "" ? null : JSON.parse(text);
  if (response.status === 200) return { kind: "finished", output: body };
  if (response.status === 206)
    return {
      kind: "ops",
      ops: z
        .array(opSchema)
        .nonempty()
        .parse(Array.isArray(body) ? body : [body]),
      retry,
    };
  return { kind: "error", error: readRunError(body), retry };
}

function readRetry(headers: Headers): Retry {
  const after = headers.get("retry-after");
  return {
    isAllowed: headers.get("x-inngest-no-retry") !== "true",
    afterMs: after === null ? null : Math.max(SHORTEST_RETRY_MS, readRetryAfter(after)),
  };
}

/** Seconds or an ISO date; not understood counts as "at once". */
function readRetryAfter(value: string): number {
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? 0 : ms;
}
