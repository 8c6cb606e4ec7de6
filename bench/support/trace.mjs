// What Chromium's own trace tells of a page's main thread: when it ran scripts, and when frames were drawn.

/** Work that scripts cause and that is not script: it is the page's layout and painting, however it was called for. */
const NOT_SCRIPT = new Set([
  "Layout",
  "UpdateLayoutTree",
  "PrePaint",
  "Paint",
  "Layerize",
  "Commit",
  "ParseHTML",
  "HitTest",
]);
const SCRIPT = new Set([
  "FunctionCall",
  "EvaluateScript",
  "v8.run",
  "RunMicrotasks",
  "FireAnimationFrame",
  "FireIdleCallback",
  "TimerFire",
  "EventDispatch",
  "MinorGC",
  "MajorGC",
  "V8.GCScavenger",
]);

/** @returns a recording that was begun on that page; `stop` gives the trace's events */
export async function startTrace(page) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: [
        "devtools.timeline",
        "disabled-by-default-devtools.timeline",
        "devtools.timeline.frame",
      ],
      excludedCategories: ["*"],
    },
  });
  return {
    async stop() {
      const isOver = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
      await session.send("Tracing.end");
      await isOver;
      await session.detach();
      return events;
    },
  };
}

/**
 * @param events of a trace
 * @param marker a console.timeStamp that stands at the begin and the end of what is looked at
 * @returns milliseconds of script in each frame of the main thread, and frames drawn a second
 */
export function readFrames(events, marker) {
  const marks = events.filter(({ name, args }) => name === "TimeStamp" && args.data?.message === marker);
  const [begin, end] = marks.map(({ ts }) => ts).sort((a, b) => a - b);
  if (end === undefined) throw new Error(`The trace holds ${marks.length} marks "${marker}" and not two.`);
  const { pid, tid } = marks[0];
  const inside = events.filter(({ ts }) => ts >= begin && ts <= end);
  const main = inside.filter((event) => event.pid === pid && event.tid === tid);
  // From the first event or task of a frame to that of the next.
  const starts = main
    .filter(({ name, ph }) => name === "AnimationFrame" && ph === "b")
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const scripting = new Array(starts.length).fill(0);
  for (const { at, ms } of scriptOf(main.filter(({ ph }) => ph === "X"))) {
    const frame = starts.findLastIndex((start) => start <= at);
    // What ran before the first frame belongs to none that is counted.
    if (frame >= 0) scripting[frame] += ms;
  }
  const drawn = inside.filter(
    ({ name, pid: process }) => name === "AnimationFrame::Presentation" && process === pid,
  );
  return { scripting, framesPerSecond: drawn.length / ((end - begin) / 1e6), seconds: (end - begin) / 1e6 };
}

/**
 * Script as it was run, without the layout and painting inside of it. By the thread's own clock: what the machine gave to
 * others meanwhile is no work of the page. Events of one thread nest and never overlap.
 */
function scriptOf(events) {
  const found = [];
  const open = [];
  for (const { name, ts, dur = 0, tdur = 0 } of [...events].sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    while (open.length > 0 && open.at(-1).end <= ts) open.pop();
    const outer = open.at(-1);
    const isScript = SCRIPT.has(name) || (!NOT_SCRIPT.has(name) && (outer?.isScript ?? false));
    const own = { at: ts, end: ts + dur, isScript, ms: tdur / 1_000 };
    if (outer) outer.ms -= own.ms;
    open.push(own);
    if (isScript) found.push(own);
  }
  return found;
}
