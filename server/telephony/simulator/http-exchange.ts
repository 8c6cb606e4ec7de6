import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import { ok, type Result } from "@/core/result";
import { type Refusal, refuse } from "./refusal";

const LONGEST_BODY = 64 * 1_024;

/** Reads and checks a JSON body; the refusal names the first field that is wrong. */
export async function readBody<T>(
  request: IncomingMessage,
  schema: z.ZodType<T>,
): Promise<Result<T, Refusal>> {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) {
    text += chunk;
    if (text.length > LONGEST_BODY) return refuse("bad-request", `The body is longer than ${LONGEST_BODY}.`);
  }
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return refuse("bad-request", `${issue?.path.join(".") || "body"}: ${issue?.message ?? "not understood"}`);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Compares in constant time, so that answers' timing does not give the secret away. */
export function hasSecret(request: IncomingMessage, secret: string): boolean {
  const given = request.headers.authorization ?? "";
  return timingSafeEqual(digest(given), digest(`Bearer ${secret}`));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function parseJson(text: string): Result<unknown, Refusal> {
  if (text === "") return ok({});
  try {
    return ok(JSON.parse(text));
  } catch {
    return refuse("bad-request", "The body is not JSON.");
  }
}
