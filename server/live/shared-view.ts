import { randomUUID } from "node:crypto";
import type { Clock } from "../platform/clock";
import { logger } from "../platform/logger";

/** Somebody who looks at a view, or at some parts of it. */
export interface Watcher {
  /** The parts that are watched; null: all of them. */
  keys: readonly string[] | null;
  /** The id of the last frame that the watcher has; null: has none. */
  lastId: string | null;
  /** Called with one line of JSON (core/live-contract/frames.ts). */
  send(event: "whole" | "difference", data: string, id: string): void;
}

export interface SharedViewOptions {
  /** Reads the parts that somebody watches (null: all), by key. */
  read: (keys: readonly string[] | null) => Promise<Map<string, unknown>>;
  clock: Clock;
  /** Changes come in bursts: after one reading the next waits so long. */
  gapMs: number;
  /** It is read again so often without any news: for what ends by the clock, and for news that were lost. */
  refreshMs: number;
}

export interface SharedView {
  /** Something changed, or may have. */
  touch(): void;
  /** @returns what ends it */
  watch(watcher: Watcher): () => void;
  isWatched(): boolean;
}

interface Step {
  number: number;
  at: number;
  set: Map<string, string>;
  gone: string[];
}

/** A watcher who was away for so many differences gets the whole view again. */
const REMEMBERED = 200;

/**
 * A view that is read once a change, however many watch it, and told to each as what differs. Every frame has an id;
 * who comes back with one gets what was missed, and otherwise the whole. Nothing is read while nobody watches.
 */
export function sharedView({ read, clock, gapMs, refreshMs }: SharedViewOptions): SharedView {
  const watchers = new Set<Watcher>();
  /** Those who have joined since the last reading began: they need one of their own. */
  const newcomers = new Set<Watcher>();
  /** Ids of this view: another process, or a later life of it, does not know what was missed. */
  let epoch = randomUUID().slice(0, 8);
  let number = 0;
  let parts = new Map<string, string>();
  let steps: Step[] = [];
  let isReading = false;
  let isStale = false;
  let timer: NodeJS.Timeout | undefined;

  const idOf = (step: number) => `${epoch}.${step}`;

  function touch(): void {
    isStale = true;
    if (!isReading && watchers.size > 0) void run();
  }

  async function run(): Promise<void> {
    isReading = true;
    clearTimeout(timer);
    while (isStale && watchers.size > 0) {
      isStale = false;
      const welcomed = [...newcomers];
      try {
        take(await read(watchedKeys()));
        for (const watcher of welcomed) welcome(watcher);
      } catch (error) {
        logger().error({ err: error }, "a live view could not be read; the next look tries again");
      }
      await new Promise((resolve) => setTimeout(resolve, gapMs));
    }
    isReading = false;
    if (watchers.size > 0) timer = setTimeout(touch, refreshMs);
  }

  function watchedKeys(): string[] | null {
    const keys = new Set<string>();
    for (const watcher of watchers) {
      if (watcher.keys === null) return null;
      for (const key of watcher.keys) keys.add(key);
    }
    return [...keys];
  }

  function take(current: Map<string, unknown>): void {
    const next = new Map([...current].map(([key, part]) => [key, JSON.stringify(part)]));
    const set = new Map([...next].filter(([key, text]) => parts.get(key) !== text));
    const gone = [...parts.keys()].filter((key) => !next.has(key));
    parts = next;
    if (set.size === 0 && gone.length === 0) return;
    number++;
    const step: Step = { number, at: clock.now(), set, gone };
    steps = [...steps.slice(1 - REMEMBERED), step];
    const toAll = differenceOf(step, null);
    for (const watcher of watchers)
      if (!newcomers.has(watcher)) tellStep(watcher, step, watcher.keys === null ? toAll : undefined);
  }

  function tellStep(watcher: Watcher, step: Step, ready?: string | null): void {
    const data = ready === undefined ? differenceOf(step, watcher.keys) : ready;
    if (data !== null) watcher.send("difference", data, idOf(step.number));
  }

  function welcome(watcher: Watcher): void {
    newcomers.delete(watcher);
    if (!watchers.has(watcher)) return;
    const missed = missedSince(watcher.lastId);
    if (missed) {
      for (const step of missed) tellStep(watcher, step);
      return;
    }
    watcher.send("whole", wholeOf(watcher.keys), idOf(number));
  }

  /** null: not known any more. */
  function missedSince(lastId: string | null): Step[] | null {
    const [theirs, last] = (lastId ?? "").split(".");
    const from = Number(last);
    if (theirs !== epoch || !Number.isInteger(from) || from > number) return null;
    const oldest = steps[0]?.number ?? number + 1;
    return from + 1 >= oldest ? steps.filter((step) => step.number > from) : null;
  }

  function wholeOf(keys: readonly string[] | null): string {
    const wanted = keys ?? [...parts.keys()];
    const body = wanted.flatMap((key) => {
      const text = parts.get(key);
      return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
    });
    return `{"at":${clock.now()},"parts":{${body.join(",")}}}`;
  }

  return {
    touch,
    isWatched: () => watchers.size > 0,
    watch(watcher) {
      watchers.add(watcher);
      newcomers.add(watcher);
      touch();
      return () => {
        watchers.delete(watcher);
        newcomers.delete(watcher);
        if (watchers.size > 0) return;
        // What happens from here on is not followed: old ids mean nothing any more.
        clearTimeout(timer);
        epoch = randomUUID().slice(0, 8);
        parts = new Map();
        steps = [];
        number = 0;
      };
    },
  };
}

/** A step as JSON, of some parts or of all; null where it changes none of them. */
function differenceOf({ at, set, gone }: Step, keys: readonly string[] | null): string | null {
  const isWanted = (key: string) => keys === null || keys.includes(key);
  const body = [...set]
    .filter(([key]) => isWanted(key))
    .map(([key, text]) => `${JSON.stringify(key)}:${text}`);
  const left = gone.filter(isWanted);
  if (body.length === 0 && left.length === 0) return null;
  return `{"at":${at},"set":{${body.join(",")}},"gone":${JSON.stringify(left)}}`;
}
