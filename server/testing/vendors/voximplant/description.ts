import { readFileSync } from "node:fs";
import { type Document, OpenAPIBackend } from "openapi-backend";

export type Description = Awaited<ReturnType<typeof readDescription>>;

let read: Promise<Description> | undefined;

/** The Management API as openapi.json describes it; making its validators takes a moment, once a process. */
export function voximplantDescription(): Promise<Description> {
  read ??= readDescription();
  return read;
}

async function readDescription() {
  const definition: Document = JSON.parse(readFileSync(new URL("./openapi.json", import.meta.url), "utf8"));
  const ajvOpts = { strict: false, validateFormats: false };
  // A form's values are text, whatever they mean.
  const asked = new OpenAPIBackend({ definition, quick: true, ajvOpts: { ...ajvOpts, coerceTypes: true } });
  const answered = new OpenAPIBackend({ definition, quick: true, ajvOpts });
  await Promise.all([asked.init(), answered.init()]);
  return {
    /** What is wrong with a request; null: nothing. */
    problemOf(command: string, form: Record<string, string>): string | null {
      const path = `/platform_api/${command}`;
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const request = { method: "post", path, headers, query: {}, body: { ...form } };
      const operation = asked.matchOperation(request);
      if (!operation) return `No such command: ${command}`;
      const known = Object.keys(fieldsOf(operation));
      const unknown = Object.keys(form).filter((name) => !known.includes(name));
      if (unknown.length > 0) return `${command} knows no ${unknown.join(", ")}`;
      const { errors } = asked.validateRequest(request, operation);
      return errors?.length ? `${command}: ${JSON.stringify(errors)}` : null;
    },
    /** What is wrong with an answer; null: nothing. */
    faultOf(command: string, body: unknown): string | null {
      const { errors } = answered.validateResponse(body, command, 200);
      return errors?.length ? `${command}: ${JSON.stringify(errors)}` : null;
    },
  };
}

/** The description allows any field beside those it names; the vendor refuses what it does not know. */
function fieldsOf(operation: object): Record<string, unknown> {
  const { requestBody } = operation as {
    requestBody: { content: Record<string, { schema: { properties?: Record<string, unknown> } }> };
  };
  return requestBody.content["application/x-www-form-urlencoded"]?.schema.properties ?? {};
}
