import { fail, ok, type Result } from "../result";
import { FLOW_FORMAT, type FlowDocument, flowDocument } from "./document";

/** Why a stored or imported flow cannot be read. */
export interface UnreadableDocument {
  code: "not-a-flow" | "newer-format" | "malformed";
  message: string;
  /** Where: `nodes.3.config`. */
  path: string | null;
}

type Json = Record<string, unknown>;

/** From each format to the next. Numbered for ever: revisions of any age stay readable. */
const MIGRATIONS: Record<number, (document: Json) => Json> = {
  // 2 has remarks on the canvas.
  1: (document) => ({ ...document, format: 2, notes: [] }),
};

/** Reads a flow of any format that ever was, as one of today's. What is wrong with its nodes is for `check` to tell. */
export function readDocument(json: unknown): Result<FlowDocument, UnreadableDocument> {
  if (!isObject(json) || !isFormat(json.format))
    return fail({ code: "not-a-flow", message: "This is not a flow: it names no format.", path: null });
  if (json.format > FLOW_FORMAT)
    return fail({
      code: "newer-format",
      message: `The flow has format ${json.format}; this version of Perezvon reads up to ${FLOW_FORMAT}. Update first.`,
      path: "format",
    });
  const parsed = flowDocument.safeParse(migrated(json, json.format));
  if (parsed.success) return ok(parsed.data);
  const [first] = parsed.error.issues;
  return fail({
    code: "malformed",
    message: first?.message ?? "The flow is malformed.",
    path: first?.path.join(".") || null,
  });
}

function migrated(document: Json, format: number): Json {
  const migrate = MIGRATIONS[format];
  return migrate ? migrated(migrate(document), format + 1) : document;
}

const isObject = (json: unknown): json is Json =>
  typeof json === "object" && json !== null && !Array.isArray(json);

const isFormat = (format: unknown): format is number =>
  typeof format === "number" && Number.isInteger(format) && format >= 1;
