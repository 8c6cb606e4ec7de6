import { describe, expect, it } from "vitest";
import type { FlowDocument } from "@/core/flow/document";
import { openingView } from "./opening-view";

const DESK = { width: 1_000, height: 700 };
const PHONE = { width: 390, height: 700 };

/** So many steps in a row, as far from each other as the automatic arrangement puts them. */
const row = (steps: number): FlowDocument => ({
  format: 2,
  kind: "display",
  nodes: Array.from({ length: steps }, (_, at) => ({
    id: `n${at}`,
    kind: at === 0 ? "start" : "returning",
    config: {},
    position: { x: at * 320, y: 0 },
  })),
  edges: [],
  notes: [],
});
const shown = (steps: number, pane: typeof DESK) => openingView(row(steps), pane)?.map(({ id }) => id);

describe("openingView", () => {
  it("shows the whole of a flow that can be read so", () => {
    expect(shown(8, DESK)).toBeUndefined();
    expect(shown(2, PHONE)).toBeUndefined();
    expect(openingView(row(0), PHONE)).toBeUndefined();
  });

  it("shows the beginning of one that could not be, and less of it on a phone", () => {
    expect(shown(8, PHONE)).toEqual(["n0", "n1"]);
    expect(shown(40, DESK)?.length).toBe(9);
    expect(shown(40, DESK)?.[0]).toBe("n0");
  });
});
