import "server-only";
import { z } from "zod";
import { digitSchema, phoneActionSchema } from "@/core/phones-contract/desk";
import { env } from "@/server/platform/env";
import { oncePerProcess } from "@/server/platform/once-per-process";

/** The doors between the demo's desk of phones and the simulator's carrier. Shut where there is no demo. */

const ACTION_TIMEOUT_MS = 5_000;

const commandSchema = z.object({
  number: z.string().regex(/^\+\d{7,15}$/, "a number in E.164 form"),
  action: phoneActionSchema,
  body: z.object({ digit: digitSchema.optional() }),
});

export function hasDemoPhones(): boolean {
  return carrier() !== null;
}

/** The carrier's stream of desk snapshots, passed on until the reader leaves or the process is told to stop. */
export async function watchDemoPhones(request: Request): Promise<Response> {
  const signal = AbortSignal.any([request.signal, processStopping()]);
  const response = await askCarrier("/phones/events", { signal });
  if (!response.ok) return response;
  return new Response(response.body, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

/** Answers, declines, presses or hangs up. What the carrier answers (202, or why not) is passed on. */
export async function actOnDemoPhone(
  request: Request,
  phone: { number: string; action: string },
): Promise<Response> {
  // Another site's page cannot send JSON here without being asked first, so it cannot press our buttons.
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    return problem(415, "Send the content type application/json.");
  }
  const body: unknown = await request.json().catch(() => null);
  const command = commandSchema.safeParse({ ...phone, number: decodeURIComponent(phone.number), body });
  if (!command.success) return problem(400, z.prettifyError(command.error));
  const { number, action } = command.data;
  const response = await askCarrier(`/phones/${encodeURIComponent(number)}/${action}`, {
    method: "POST",
    body: JSON.stringify(command.data.body),
    signal: AbortSignal.timeout(ACTION_TIMEOUT_MS),
  });
  return new Response(response.body, {
    status: response.status,
    headers: { "content-type": "application/json" },
  });
}

async function askCarrier(path: string, init: RequestInit): Promise<Response> {
  const to = carrier();
  if (to === null) return problem(404, "This installation has no demo phones.");
  try {
    return await fetch(to.url + path, {
      ...init,
      headers: { authorization: `Bearer ${to.secret}` },
      cache: "no-store",
    });
  } catch {
    return problem(503, "The phone network of the simulator cannot be reached.");
  }
}

function carrier(): { url: string; secret: string } | null {
  const { demo, simulator } = env();
  return demo ? simulator : null;
}

/** An open stream would keep a server that was told to stop from stopping. */
function processStopping(): AbortSignal {
  return oncePerProcess("demo-phones-stopping", () => {
    const controller = new AbortController();
    for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => controller.abort());
    return controller.signal;
  });
}

function problem(status: number, message: string): Response {
  return Response.json({ code: "demo-phones", message }, { status });
}
