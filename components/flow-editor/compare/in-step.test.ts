import fc from "fast-check";
import { expect, it } from "vitest";
import { around, inStep, type View, viewOf } from "./in-step";

const view = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  zoom: fc.constantFrom(0.25, 0.5, 1, 1.5),
});
/** Where a point of the document stands in the window. */
const seen = ({ x, zoom }: View, at: number) => at * zoom + x;

it("the other canvas goes as far, and keeps its own distance", () => {
  const views = { before: { x: 0, y: 0, zoom: 1 }, after: { x: 100, y: -20, zoom: 1 } };
  expect(inStep(views, "before", { x: 30, y: 5, zoom: 1 }).after).toEqual({ x: 130, y: -15, zoom: 1 });
  expect(inStep(views, "after", { x: 90, y: -20, zoom: 1 }).before).toEqual({ x: -10, y: 0, zoom: 1 });
});

it("the point of the window that one is zoomed around stays in both", () =>
  fc.assert(
    fc.property(
      view,
      view,
      fc.constantFrom(0.5, 2),
      fc.integer({ min: 0, max: 600 }),
      (one, two, by, pointer) => {
        const views = { before: one, after: { ...two, zoom: one.zoom } };
        const zoomed = { x: pointer - (pointer - one.x) * by, y: one.y * by, zoom: one.zoom * by };
        const next = inStep(views, "before", zoomed);
        const under = (pointer - views.after.x) / views.after.zoom;
        expect(seen(next.after, under)).toBeCloseTo(pointer);
        expect(next.after.zoom).toBe(next.before.zoom);
      },
    ),
  ));

it("a box is seen whole and never larger than it is", () => {
  const box = around([
    { x: 0, y: 0, width: 200, height: 100 },
    { x: 1800, y: 500, width: 200, height: 100 },
  ]);
  expect(box).toEqual({ x: 0, y: 0, width: 2000, height: 600 });
  expect(viewOf(box, { width: 1080, height: 800 })).toEqual({ x: 40, y: 250, zoom: 0.5 });
  expect(viewOf({ x: 0, y: 0, width: 10, height: 10 }, { width: 100, height: 100 }).zoom).toBe(1);
  expect(around([])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
});
