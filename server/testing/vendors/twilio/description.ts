import { readFileSync } from "node:fs";
import { type Document, OpenAPIBackend } from "openapi-backend";

export interface VendorRequest {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string | string[]>;
  body: Record<string, string | string[]> | undefined;
}

let read: Promise<Description> | undefined;

export type Description = Awaited<ReturnType<typeof readDescription>>;

/** Twilio as openapi.json describes it; making its validators takes a moment, once a process. */
export function twilioDescription(): Promise<Description> {
  read ??= readDescription();
  return read;
}

async function readDescription() {
  const definition: Document = JSON.parse(readFileSync(new URL("./openapi.json", import.meta.url), "utf8"));
  const options = { definition, quick: true };
  // Forms and queries are texts, whatever they mean, and one value of a list is written like a single one.
  const asked = new OpenAPIBackend({
    ...options,
    ajvOpts: { strict: false, validateFormats: false, coerceTypes: "array" },
  });
  const answered = new OpenAPIBackend({ ...options, ajvOpts: { strict: false, validateFormats: false } });
  await Promise.all([asked.init(), answered.init()]);
  return {
    /** The operation that a request is, or what is wrong with it. */
    read(request: VendorRequest): { operationId: string } | { problem: string } {
      const operation = asked.matchOperation(request);
      if (!operation?.operationId) return { problem: `No such operation: ${request.method} ${request.path}` };
      const { errors } = asked.validateRequest(structuredClone(request), operation);
      const unknown = unknownFields(operation, request);
      return errors?.length || unknown.length
        ? { problem: `${operation.operationId}: ${JSON.stringify(errors ?? [])} ${unknown}` }
        : { operationId: operation.operationId };
    },
    /** What is wrong with an answer; null: nothing. */
    faultOf(operationId: string, { status, body }: { status: number; body: unknown }): string | null {
      const { errors } = answered.validateResponse(body, operationId, status);
      return errors?.length ? `${operationId} ${status}: ${JSON.stringify(errors)}` : null;
    },
  };
}

/** Twilio does not mind unknown fields, and does nothing with them: with us they are slips. */
function unknownFields(operation: object, { body, query }: VendorRequest): string[] {
  const { requestBody, parameters } = operation as {
    requestBody?: { content: Record<string, { schema: { properties?: object } }> };
    parameters?: { name: string }[];
  };
  const [form] = Object.values(requestBody?.content ?? {});
  const known = new Set([
    ...Object.keys(form?.schema.properties ?? {}),
    ...(parameters ?? []).map(({ name }) => name),
    "PageSize",
  ]);
  return [...Object.keys(body ?? {}), ...Object.keys(query)].filter((name) => !known.has(name));
}
