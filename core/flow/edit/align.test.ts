import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlowDocument } from "../document";
import { displayFlow, place } from "../templates/template";
import { ALIGNMENTS, align, DIRECTIONS, distribute, placedOf } from "./align";

const flow = (...at: { x: number; y: number }[]): FlowDocument => ({
  ...displayFlow(
    at.map((position, i) => ({ ...place(`n${i}`, "returning", [0, 0]), position })),
    [],
  ),
  notes: [
    {
      id: "note",
      kind: "note",
      text: "",
      position: { x: 300, y: 300 },
      size: { width: 50, height: 50 },
    },
  ],
});
const document = flow({ x: 0, y: 0 }, { x: 100, y: 40 }, { x: 20, y: 200 });
const sizes = {
  n0: { width: 100, height: 20 },
  n1: { width: 60, height: 40 },
  n2: { width: 100, height: 20 },
};
const ids = new Set(["n0", "n1", "n2"]);
const placesOf = ({ nodes }: FlowDocument) => nodes.map(({ position: { x, y } }) => [x, y]);
const aligned = (alignment: (typeof ALIGNMENTS)[number], some = ids) =>
  align(document, { ids: some, sizes }, alignment);

describe("aligning", () => {
  it.each([
    [
      "left",
      [
        [0, 0],
        [0, 40],
        [0, 200],
      ],
    ],
    [
      "right",
      [
        [60, 0],
        [100, 40],
        [60, 200],
      ],
    ],
    [
      "centre",
      [
        [30, 0],
        [50, 40],
        [30, 200],
      ],
    ],
    [
      "top",
      [
        [0, 0],
        [100, 0],
        [20, 0],
      ],
    ],
    [
      "bottom",
      [
        [0, 200],
        [100, 180],
        [20, 200],
      ],
    ],
    [
      "middle",
      [
        [0, 100],
        [100, 90],
        [20, 100],
      ],
    ],
  ] as const)("%s", (alignment, places) => expect(placesOf(aligned(alignment))).toEqual(places));

  it("takes notes along, and leaves alone what is not selected", () => {
    const next = align(document, { ids: new Set(["n0", "note"]), sizes }, "left");
    expect(next.notes[0]?.position).toEqual({ x: 0, y: 300 });
    expect(next.nodes.slice(1)).toEqual(document.nodes.slice(1));
  });

  it("of one thing changes nothing", () => {
    for (const alignment of ALIGNMENTS) expect(aligned(alignment, new Set(["n1"]))).toBe(document);
    for (const direction of DIRECTIONS)
      expect(distribute(document, { ids: new Set(["n0", "n1"]), sizes }, direction)).toBe(document);
  });
});

const point = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) });

it("done twice is done once", () =>
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 6 }),
      fc.constantFrom(...ALIGNMENTS),
      (at, alignment) => {
        const selected = { ids: new Set(at.map((_, i) => `n${i}`)), sizes: {} };
        const once = align(flow(...at), selected, alignment);
        expect(align(once, selected, alignment)).toEqual(once);
      },
    ),
  ));

it("distributes with gaps that differ by rounding only, between ends that stay", () =>
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 6 }), (at) => {
      const before = flow(...at);
      const all = new Set(at.map((_, i) => `n${i}`));
      const items = placedOf(distribute(before, { ids: all, sizes: {} }, "horizontally"), all, {}).sort(
        (one, other) => one.position.x - other.position.x,
      );
      const gaps = items.slice(1).map((item, i) => item.position.x - (items[i]?.position.x ?? 0) - 232);
      expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(2);
      const ends = (list: { position: { x: number } }[]) => {
        const xs = list.map(({ position }) => position.x);
        return [Math.min(...xs), Math.max(...xs)];
      };
      expect(ends(items)).toEqual(ends(before.nodes));
    }),
  ));
