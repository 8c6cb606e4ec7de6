import { z } from "zod";
import { storeCheckpoint } from "./checkpoint";
import type { Engine } from "./engine";
import { readBatch, readSteps } from "./load-call";
import { takeEvents } from "./take-events";
import { checkpointSchema, eventSchema } from "./wire";

const eventsSchema = z.union([z.array(eventSchema), eventSchema.transform((event) => [event])]);

/**
 * What the SDK asks of an Inngest server, answered in this process: made to be the client's `fetch`.
 * @param onEvents called after events were stored, so that their runs start at once
 */
export function createSdkFetch(engine: Engine, onEvents: () => void): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const [first, ...rest] = new URL(request.url).pathname.split("/").filter(Boolean);
    const route = `${request.method} ${first}`;
    try {
      if (route === "POST e") return await postEvents(engine, request, onEvents);
      if (route === "POST v1" && rest[0] === "checkpoint" && rest[1] && rest[2] === "async")
        return await postCheckpoint(engine, request, rest[1]);
      if (route === "GET v0" && rest[0] === "runs" && rest[1]) return await getRun(engine, rest[1], rest[2]);
    } catch (error) {
      engine.log.error({ err: error, route }, "the executor could not serve the SDK");
      return problem(500, error instanceof Error ? error.message : String(error));
    }
    return problem(
      404,
      `The embedded executor does not serve ${request.method} ${new URL(request.url).pathname}`,
    );
  };
}

async function postEvents(engine: Engine, request: Request, onEvents: () => void): Promise<Response> {
  const events = eventsSchema.safeParse(await request.json());
  if (!events.success) return problem(400, `The events are not understood: ${z.prettifyError(events.error)}`);
  const ids = await takeEvents(engine, events.data, request.headers.get("x-inngest-event-id-seed"));
  onEvents();
  return Response.json({ ids, status: 200 });
}

async function postCheckpoint(engine: Engine, request: Request, runId: string): Promise<Response> {
  const { qi_id: ticket, steps } = checkpointSchema.parse(await request.json());
  const foreign = steps.find(({ op }) => op !== "StepRun");
  // The SDK then reports everything in its answer to the call, where what is not supported fails the run.
  if (foreign) return problem(400, `${foreign.op} cannot be checkpointed`);
  const isHeld = await storeCheckpoint(engine, runId, { ticket, steps });
  return isHeld ? Response.json({}) : problem(409, "Another process has taken this call over");
}

/** The state of a run that was too large for the body of a call. */
async function getRun(engine: Engine, runId: string, what: string | undefined): Promise<Response> {
  const json =
    what === "batch"
      ? await readBatch(engine, runId)
      : what === "actions"
        ? (await readSteps(engine, runId)).json
        : null;
  if (json === null) return problem(404, `There is no ${what} of a run ${runId}`);
  return new Response(json, { headers: { "content-type": "application/json" } });
}

const problem = (status: number, error: string): Response => Response.json({ error, status }, { status });
