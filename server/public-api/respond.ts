import type { Problem } from "@/core/widget-contract/wire";
import { ProblemError } from "../callbacks/intake/problem";
import { logger } from "../platform/logger";
import { readBounded } from "../platform/read-bounded";
import { visitorTexts } from "../visitor-texts/visitor-texts";

/** Any page may call the public API: what protects it is the site's list of origins, the limits and the tokens. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "retry-after",
};

export const json = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { ...CORS, "cache-control": "no-store" } });

/** Taken; there is nothing to say. */
export const empty = (): Response =>
  new Response(null, { status: 204, headers: { ...CORS, "cache-control": "no-store" } });

/** The answer to a browser's preflight. */
export const preflight = (methods: string): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      "access-control-allow-methods": methods,
      "access-control-allow-headers": "content-type, idempotency-key, last-event-id",
      "access-control-max-age": "86400",
    },
  });

const problemResponse = (problem: Problem, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...CORS, "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  });

/** Runs a handler of the public API: refusals become problem documents, and so does what nobody expected. */
export async function respond(request: Request, handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof ProblemError) {
      const { problem, retryAfterSeconds } = error;
      return problemResponse(problem, retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : {});
    }
    logger().error({ err: error, path: new URL(request.url).pathname }, "public request failed");
    const texts = visitorTexts(request.headers.get("accept-language") ?? "en");
    return problemResponse(
      { type: "/problems/unavailable", title: texts("problem.unavailable"), status: 503 },
      { "retry-after": "30" },
    );
  }
}

const MAX_BODY_BYTES = 32_768;

/** A JSON body of bounded size. @throws ProblemError */
export async function readJson(request: Request): Promise<unknown> {
  const texts = visitorTexts(request.headers.get("accept-language") ?? "en");
  const text = await readBounded(request, MAX_BODY_BYTES);
  if (text === null) throw new ProblemError("too-large", texts("problem.tooLarge"));
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError("invalid-request", texts("problem.notJson"));
  }
}
