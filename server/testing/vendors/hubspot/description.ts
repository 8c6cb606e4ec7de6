import { readFileSync } from "node:fs";
import { type Document, OpenAPIBackend, type Operation } from "openapi-backend";

export interface VendorRequest {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string | string[]>;
  body: unknown;
}

export interface Described {
  operationId: string;
  /** From the path. */
  params: Record<string, string>;
}

export type Description = Awaited<ReturnType<typeof readDescription>>;

let read: Promise<Description> | undefined;

/** HubSpot as openapi.json describes it; making its validators takes a moment, once a process. */
export function hubspotDescription(): Promise<Description> {
  read ??= readDescription();
  return read;
}

async function readDescription() {
  const definition: Document = JSON.parse(readFileSync(new URL("./openapi.json", import.meta.url), "utf8"));
  const ajvOpts = { strict: false, validateFormats: false };
  // HubSpot's list of owners ends in a slash.
  const options = { definition, quick: true, ignoreTrailingSlashes: false };
  // What comes in a query is text, whatever it means; what stands in a body is what it is.
  const asked = new OpenAPIBackend({ ...options, ajvOpts: { ...ajvOpts, coerceTypes: true } });
  const answered = new OpenAPIBackend({ ...options, ajvOpts });
  await Promise.all([asked.init(), answered.init()]);

  const match = (request: VendorRequest): Operation | undefined => asked.matchOperation(request);
  return {
    /** The operation that a request is, or what is wrong with it. */
    read(request: VendorRequest): Described | { problem: string } {
      const operation = match(request);
      if (!operation?.operationId) return { problem: `No such operation: ${request.method} ${request.path}` };
      const id = operation.operationId;
      const errors = [
        ...(answered.validateRequest({ ...request, query: {} }, id).errors ?? []),
        // Making numbers of texts changes what it is given.
        ...(asked.validateRequest(structuredClone(request), operation).errors ?? []),
      ];
      if (errors.length > 0) return { problem: `${id}: ${JSON.stringify(errors)}` };
      return { operationId: id, params: pathParams(operation.path, request.path) };
    },
    /** What is wrong with an answer; null: nothing. */
    faultOf(operationId: string, { status, body }: { status: number; body: unknown }): string | null {
      const { errors } = answered.validateResponse(body, operationId, status);
      return errors?.length ? `${operationId} ${status}: ${JSON.stringify(errors)}` : null;
    },
  };
}
function pathParams(template: string, path: string): Record<string, string> {
  const parts = path.split("/");
  return Object.fromEntries(
    template.split("/").flatMap((part, index) => {
      const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
      return name ? [[name, decodeURIComponent(parts[index] ?? "")]] : [];
    }),
  );
}
