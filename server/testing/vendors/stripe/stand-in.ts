import http from "node:http";
import type { AddressInfo } from "node:net";
import { type Context, OpenAPIBackend } from "openapi-backend";
import { control } from "./control";
import { type Description, readDescription, type Thing } from "./description";
import { readForm } from "./form-body";
import type { Metering } from "./metering";
import { type Asked, operationsOf, Refusal } from "./operations";
import { pagesOf } from "./pages";
import { createWorld } from "./world";

/** What happens to one request, or to one of an operation. */
export interface Fault {
  operation?: string;
  /** The connection breaks before it is taken, or after; or it is refused with that status. */
  does: "cut-before" | "cut-after" | 409 | 429 | 500;
}

interface Answer {
  status: number;
  body: Thing;
}

interface Options {
  port?: number;
  metering?: Partial<Metering>;
  /** openapi.json's folder, where the stand-in runs as one bundled file. */
  folder?: string;
}

const HOUR_MS = 3_600_000;

/**
 * Stripe on this machine: speaks HTTP as its description says (every request and every answer is checked by it), keeps
 * state, and misbehaves when told to. Its clock is ours plus what tests move it by.
 */
export async function startStripe({ port = 0, metering, folder }: Options = {}) {
  const time = { aheadMs: 0 };
  const now = () => Date.now() + time.aheadMs;
  const world = createWorld(now, { remembersMs: 24 * HOUR_MS, lagMs: 0, ...metering });
  const faults: Fault[] = [];
  const asked: { operation: string; key: string | undefined }[] = [];
  const keys = new Map<string, { text: string; answer: Answer }>();
  const state = { url: "", metersAtOnce: 0, mostMetersAtOnce: 0 };
  const api = await describe(readDescription(folder));
  const advance = (ms: number): void => {
    time.aheadMs += ms;
  };
  const pages = pagesOf(world);
  const controls = control(world, advance);
  const operations = operationsOf(world, () => state.url);

  /** Checks, does and checks again. */
  function perform(context: Context, text: string, key: string | undefined): Answer {
    const { operationId = "" } = context.operation;
    const known = key === undefined ? undefined : keys.get(key);
    if (known && known.text !== text)
      return refusal(400, "Keys for idempotent requests can only be used with the same parameters.");
    if (known) return known.answer;
    const operation = operations[operationId];
    if (!operation) return refusal(501, `The stand-in does not know ${operationId}.`);
    const { params, query, requestBody } = context.request;
    const given: Asked = { params, query, body: requestBody };
    const answer = attempt(() => operation(given));
    const checked = answer.status === 200 ? api.validateResponse(answer.body, operationId, 200) : null;
    if (checked?.errors) throw new Error(`${operationId} answers wrongly: ${JSON.stringify(checked.errors)}`);
    if (key !== undefined) keys.set(key, { text, answer: structuredClone(answer) });
    return answer;
  }

  async function answerTo(request: http.IncomingMessage, text: string): Promise<Answer | "cut"> {
    const url = new URL(request.url ?? "/", "http://stand-in");
    const key = request.headers["idempotency-key"];
    let outcome: Answer | "cut" = refusal(404, "Unrecognized request URL");
    const raw = {
      method: request.method ?? "GET",
      path: url.pathname,
      query: readForm(url.search.slice(1)),
      body: request.method === "POST" ? readForm(text) : undefined,
      headers: { authorization: "", ...stringsOf(request.headers) },
    };
    await api.handleRequest(raw, async (context: Context) => {
      if (context.validation.errors) {
        outcome = refusal(400, JSON.stringify(context.validation.errors));
        return;
      }
      const { operationId = "" } = context.operation;
      asked.push({ operation: operationId, key: String(key ?? "") || undefined });
      const fault = takeFault(faults, operationId);
      if (fault === "cut-before") outcome = "cut";
      else if (typeof fault === "number") outcome = refusal(fault, `The stand-in was told to say ${fault}.`);
      else {
        const answer = perform(context, text, key === undefined ? undefined : String(key));
        outcome = fault === "cut-after" ? "cut" : answer;
      }
    });
    return outcome;
  }

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    try {
      const url = new URL(request.url ?? "/", "http://stand-in");
      const method = request.method ?? "GET";
      const page = controls(method, url) ?? pages(method, url, text);
      if (page) return response.writeHead(page.status, page.headers).end(page.body);
      const isMeter = request.url === "/v1/billing/meter_events";
      if (isMeter) state.mostMetersAtOnce = Math.max(state.mostMetersAtOnce, ++state.metersAtOnce);
      const answer = await answerTo(request, text);
      if (isMeter) state.metersAtOnce--;
      if (answer === "cut") return request.socket.destroy();
      response.writeHead(answer.status, { "content-type": "application/json" });
      return response.end(JSON.stringify(answer.body));
    } catch (error) {
      return response.writeHead(500).end(JSON.stringify(refusal(500, String(error)).body));
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: state.url,
    world,
    /** Taken in order, each by the first request that it is for. */
    faults,
    /** Every request that the description took, in order. */
    asked,
    state,
    now,
    advance,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type Stripe = Awaited<ReturnType<typeof startStripe>>;

async function describe(description: Description): Promise<OpenAPIBackend> {
  const api = new OpenAPIBackend({
    // Our own file; it is checked as it is loaded.
    definition: description as never,
    quick: true,
    coerceTypes: true,
    ajvOpts: { strict: false, unicodeRegExp: false, coerceTypes: "array", validateFormats: false },
  });
  const pass = async (context: Context, handle: (context: Context) => Promise<void>) => handle(context);
  for (const item of Object.values(description.paths))
    for (const { operationId } of Object.values(item as Record<string, { operationId: string }>))
      api.register(operationId, pass);
  api.register("validationFail", pass);
  api.register("notFound", () => undefined);
  for (const name of Object.keys(description.components.securitySchemes ?? {}))
    api.registerSecurityHandler(name, () => true);
  await api.init();
  return api;
}

function attempt(operation: () => Thing): Answer {
  try {
    return { status: 200, body: operation() };
  } catch (error) {
    if (error instanceof Refusal) return refusal(error.status, error.message, error.code);
    throw error;
  }
}

const refusal = (status: number, message: string, code?: string): Answer => ({
  status,
  body: {
    error: { type: status >= 500 ? "api_error" : "invalid_request_error", message, ...(code && { code }) },
  },
});

function takeFault(faults: Fault[], operation: string): Fault["does"] | null {
  const at = faults.findIndex((fault) => !fault.operation || fault.operation === operation);
  return at < 0 ? null : (faults.splice(at, 1)[0]?.does ?? null);
}

const stringsOf = (headers: http.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
