import { describe, expect, it } from "vitest";
import { check } from "../check";
import { compile } from "../compile";
import { readDocument } from "../migrate";
import { templates } from "./templates";

describe.each(templates.map((template) => [template.id, template] as const))("%s", (_id, { document }) => {
  it("has nothing to mend and compiles", () => {
    expect(check(document)).toEqual([]);
    expect(compile(document)).toMatchObject({ ok: true, program: { kind: "display" } });
  });
  it("is a document of today", () => {
    expect(readDocument(document)).toEqual({ ok: true, value: document });
  });
});
