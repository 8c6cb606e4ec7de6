import type { ServerResponse } from "node:http";
import type { Desk } from "@/core/phones-contract/desk";

/** Whole snapshots, at most this often: a reader who missed some has lost nothing. */
const SNAPSHOT_EVERY_MS = 80;
const HEARTBEAT_MS = 15_000;

/** Server-sent snapshots of the desk of phones for everybody who watches. */
export class DeskStream {
  readonly #view: () => Desk;
  readonly #watchers = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;
  #planned: NodeJS.Timeout | undefined;

  constructor(view: () => Desk) {
    this.#view = view;
    this.#heartbeat = setInterval(() => this.#write(": still here\n\n"), HEARTBEAT_MS);
  }

  open(response: ServerResponse): void {
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
    });
    this.#watchers.add(response);
    response.on("close", () => this.#watchers.delete(response));
    response.write(frame(this.#view()));
  }

  /** Something changed: a snapshot follows soon, one for any number of changes. */
  touch(): void {
    if (this.#planned !== undefined || this.#watchers.size === 0) return;
    this.#planned = setTimeout(() => {
      this.#planned = undefined;
      this.#write(frame(this.#view()));
    }, SNAPSHOT_EVERY_MS);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#planned);
    for (const watcher of this.#watchers) watcher.end();
  }

  #write(text: string): void {
    for (const watcher of this.#watchers) watcher.write(text);
  }
}

function frame(desk: Desk): string {
  return `data: ${JSON.stringify(desk)}\n\n`;
}
