import { expect, it } from "vitest";
import type { CrmFieldType, FieldMapping } from "./document";
import { mayFit } from "./may-fit";

it.each<[FieldMapping["from"], CrmFieldType, boolean]>([
  [{ value: "phone" }, "text", true],
  [{ value: "outcome" }, "choice", true],
  [{ value: "talkSeconds" }, "number", true],
  [{ value: "rating" }, "number", true],
  [{ value: "page" }, "number", false],
  [{ value: "requestedAt" }, "datetime", true],
  [{ value: "consentAt" }, "date", true],
  [{ value: "talkSeconds" }, "date", false],
  [{ value: "requestedAt" }, "number", false],
  [{ value: "phone" }, "yes-no", false],
  [{ value: "form.budget" }, "number", true],
  [{ constant: "true" }, "yes-no", true],
  [{ value: "phone" }, "other", false],
])("%o to a field of type %s: %s", (from, type, fits) => {
  expect(mayFit(from, type)).toBe(fits);
});
