import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openLiveLine } from "./live-line";

/** What a browser opens, as far as it is used here; the latest is in `opened`. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Line[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    Line.opened.push(this);
  }
  close(): void {
    this.readyState = Line.CLOSED;
  }
  hears(type: string, data = ""): void {
    if (this.readyState !== Line.CLOSED) this.dispatchEvent(new MessageEvent(type, { data }));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("EventSource", Line);
  Line.opened = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function open(isNext = false) {
  const told = { onState: vi.fn(), onView: vi.fn(), onChange: vi.fn(), onReturn: vi.fn() };
  const close = openLiveLine({ slug: "shop", view: null, isNext, ...told });
  Line.opened.at(-1)?.hears("open");
  return { ...told, close };
}

it("opens anew a line that has fallen silent, and asks for what it missed", () => {
  const { onState, onReturn } = open();
  vi.advanceTimersByTime(60_000);
  expect(onState).toHaveBeenLastCalledWith("lost");
  expect(Line.opened.map(({ readyState }) => readyState)).toEqual([Line.CLOSED, 1]);
  Line.opened.at(-1)?.hears("open");
  expect(onState).toHaveBeenLastCalledWith("open");
  expect(onReturn).toHaveBeenCalledTimes(1);
});

it("asks for what was missed between one line and the next", () => {
  expect(open().onReturn).not.toHaveBeenCalled();
  expect(open(true).onReturn).toHaveBeenCalledTimes(1);
});

it("leaves a line alone that says no more than that it stands", () => {
  const { onState } = open();
  for (let beats = 0; beats < 10; beats++) {
    vi.advanceTimersByTime(20_000);
    Line.opened[0]?.hears("beat", "still here");
  }
  expect(Line.opened).toHaveLength(1);
  expect(onState).toHaveBeenLastCalledWith("open");
});

it("tries again where the connection cannot even be refused", () => {
  open();
  vi.advanceTimersByTime(150_000);
  expect(Line.opened).toHaveLength(4);
});

it("is still once it is closed", () => {
  const { close } = open();
  close();
  vi.advanceTimersByTime(600_000);
  expect(Line.opened).toHaveLength(1);
});
