import { readFileSync } from "node:fs";
import path from "node:path";

// Stripe's own words for what goes over the wire (openapi.json; README.md says where it is from), read as far as a
// stand-in needs them.

interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  nullable?: boolean;
  required?: string[];
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
}

export interface Description {
  paths: Record<string, unknown>;
  components: { schemas: Record<string, Schema>; securitySchemes?: Record<string, unknown> };
}

let cached: Description | undefined;

export function readDescription(folder: string = import.meta.dirname): Description {
  // Our own file; openapi-backend checks that it is what it should be.
  cached ??= JSON.parse(readFileSync(path.join(folder, "openapi.json"), "utf8")) as Description;
  return cached;
}

/** Any value of Stripe's: what comes of JSON. */
// biome-ignore lint/suspicious/noExplicitAny: objects of a vendor, whose form its own description checks
export type Thing = Record<string, any>;

/** The barest object that the description takes: what may be null is null, what may be empty is empty. */
export function blank(name: string, given: Thing = {}): Thing {
  const schema = readDescription().components.schemas[name];
  if (!schema) throw new Error(`Stripe's description has no ${name}.`);
  return { ...(bare(schema) as Thing), ...given };
}

function bare(schema: Schema): unknown {
  if (schema.nullable) return null;
  if (schema.$ref) return blank(schema.$ref.split("/").at(-1) ?? "");
  if (schema.anyOf) return bare(schema.anyOf.find(isNullable) ?? schema.anyOf[0] ?? {});
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case "string":
      return "";
    case "integer":
    case "number":
      return 0;
    case "boolean":
      return false;
    case "array":
      return [];
    default:
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, bare(schema.properties?.[key] ?? {})]),
      );
  }
}

const isNullable = (schema: Schema): boolean => schema.nullable === true;
