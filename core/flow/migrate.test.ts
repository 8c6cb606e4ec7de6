import { describe, expect, it } from "vitest";
import { defaultRouting } from "./default-routing";
import { readDocument } from "./migrate";

describe("readDocument", () => {
  it("reads today's format as it is", () => {
    const document = defaultRouting("team-1");
    expect(readDocument(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document });
  });
  it("reads format 1, which had no notes", () => {
    const { notes: _, ...old } = defaultRouting("team-1");
    expect(readDocument({ ...old, format: 1 })).toEqual({ ok: true, value: defaultRouting("team-1") });
  });
  it.each([
    [null, "not-a-flow", null],
    [[], "not-a-flow", null],
    [{ format: "2" }, "not-a-flow", null],
    [{ format: 0 }, "not-a-flow", null],
    [{ format: 3 }, "newer-format", "format"],
    [{ ...defaultRouting("t"), nodes: [{ id: "a" }] }, "malformed", "nodes.0.kind"],
  ])("refuses %j and says why", (json, code, path) =>
    expect(readDocument(json)).toMatchObject({ ok: false, error: { code, path } }),
  );
});
