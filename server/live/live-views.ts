import type { ViewName } from "@/core/live-contract/frames";
import { readConsoles } from "../console/read-consoles";
import { systemClock } from "../platform/clock";
import type { EventStream } from "../platform/event-stream";
import { type Change, onChange } from "../platform/notify";
import { oncePerProcess } from "../platform/once-per-process";
import type { WorkspaceId } from "../platform/workspace-id";
import { boardReader } from "./read-board";
import { type SharedView, sharedView } from "./shared-view";

/** A burst of changes becomes so many readings a second at most, and nobody waits longer for news. */
const GAP_MS = 60;
/** Pauses, rests and hours end by the clock, which nobody announces. */
const REFRESH_MS = 5_000;

export interface Viewed {
  id: WorkspaceId;
  /** IANA: where the day of its numbers begins. */
  timeZone: string;
}

interface Views {
  open: Map<string, SharedView>;
}

/**
 * Sends a view of a workspace down a stream, from now on: one reading a change for all who watch in this process.
 * @param keys the parts that the reader may see; null: all of them
 * @param lastId the id of the last frame that the reader has
 * @returns what ends it
 */
export function sendView(stream: EventStream, { view, workspace, keys, lastId }: WantedView): () => void {
  const shared = viewOf(view, workspace);
  const end = shared.watch({ keys, lastId, send: (event, data, id) => stream.send(event, data, id) });
  return () => {
    end();
    if (!shared.isWatched())
      oncePerProcess("live-views", createViews).open.delete(nameOf(view, workspace.id));
  };
}

export interface WantedView {
  view: ViewName;
  workspace: Viewed;
  keys: readonly string[] | null;
  lastId: string | null;
}

function viewOf(view: ViewName, workspace: Viewed): SharedView {
  const { open } = oncePerProcess("live-views", createViews);
  const name = nameOf(view, workspace.id);
  const known = open.get(name);
  if (known) return known;
  const created = sharedView({
    read: READERS[view](workspace),
    clock: systemClock,
    gapMs: GAP_MS,
    refreshMs: REFRESH_MS,
  });
  open.set(name, created);
  return created;
}

const nameOf = (view: ViewName, workspaceId: string) => `${view}:${workspaceId}`;

type Read = (keys: readonly string[] | null) => Promise<Map<string, unknown>>;

const READERS: Record<ViewName, (workspace: Viewed) => Read> = {
  board: ({ id, timeZone }) => boardReader(id, timeZone, systemClock),
  console: ({ id }) => {
    const read = readConsoles(id, systemClock);
    return (keys) => read(keys ?? []);
  },
};

/** What a change may show in. */
const SHOWN_IN: Record<Change["kind"], readonly ViewName[]> = {
  callback: ["board", "console"],
  operator: ["board", "console"],
  console: ["console"],
  delivery: [],
  billing: [],
  member: [],
};

/** One ear for all views of the process: looking a view up costs nothing, however many are open. */
function createViews(): Views {
  const open = new Map<string, SharedView>();
  onChange(
    ({ kind, workspaceId }) => {
      for (const view of SHOWN_IN[kind]) open.get(nameOf(view, workspaceId))?.touch();
    },
    () => {
      for (const view of open.values()) view.touch();
    },
  );
  return { open };
}
