import { oncePerProcess } from "../platform/once-per-process";

interface Lane {
  running: Promise<unknown>;
  /** The run that waits; everybody who asks meanwhile shares it. */
  next: Promise<unknown> | null;
}

/**
 * Runs tasks of one name one after another in this process, and lets those that ask while one is running share a
 * single further run: it will see everything that they came for. Only a relief for the database: correctness rests
 * on its locks. A task must not ask for its own name, nor wait for somebody who does: it would wait for itself.
 *
 * Answers what the task answered, to the one who caused the run; null to those who share it.
 */
export function oneAtATime<T>(name: string, task: () => Promise<T>): Promise<T | null> {
  const lanes = oncePerProcess("lanes", () => new Map<string, Lane>());
  const lane = lanes.get(name);
  if (!lane) return start(lanes, name, task);
  if (lane.next) return lane.next.then(() => null);
  const run = () => start(lanes, name, task);
  const next = lane.running.then(run, run);
  lane.next = next;
  return next;
}

function start<T>(lanes: Map<string, Lane>, name: string, task: () => Promise<T>): Promise<T> {
  const running = task();
  const lane: Lane = { running, next: null };
  lanes.set(name, lane);
  const leave = () => {
    if (lanes.get(name) === lane && lane.next === null) lanes.delete(name);
  };
  running.then(leave, leave);
  return running;
}
