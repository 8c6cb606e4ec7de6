import type { FlowDocument } from "@/core/flow/document";
import { readDocument } from "@/core/flow/migrate";
import { AppError } from "../platform/app-error";
import type { Prisma } from "../platform/db";
import { storableText } from "../platform/storable-text";

/** A thousand nodes with long texts are smaller. */
const MAX_CHARACTERS = 1_000_000;

/** A stored draft or revision, in today's format. @throws Error where the row holds no document */
export function readStored(stored: unknown): FlowDocument {
  const read = readDocument(stored);
  if (!read.ok) throw new Error(`A stored flow cannot be read: ${read.error.message}`);
  return read.value;
}

/** A document as somebody sent it. @throws AppError invalid */
export function readGiven(given: unknown): FlowDocument {
  const read = readDocument(given);
  if (!read.ok)
    throw new AppError("invalid", read.error.message, { reason: "unreadable-flow", details: read.error });
  if (JSON.stringify(read.value).length > MAX_CHARACTERS)
    throw new AppError("invalid", "This flow is too large. Divide it into two.", {
      reason: "flow-too-large",
    });
  return read.value;
}

/** Documents and programs as a JSON column takes them: texts without what PostgreSQL cannot keep. */
export const toJson = (value: object): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(value), (_key, part) => (typeof part === "string" ? storableText(part) : part));
