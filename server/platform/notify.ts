import { Client } from "pg";
import { pool } from "./db";
import { env } from "./env";
import { gather } from "./gather";
import { logger } from "./logger";
import { oncePerProcess } from "./once-per-process";

/**
 * "callback" a lead changed, "operator" availability changed, "delivery" a delivery changed, "billing" the agreement or
 * what was counted, "console" what only an operator's own console shows (a note being written), "member" who belongs to
 * the workspace, and as what
 */
export const CHANGE_KINDS = ["callback", "operator", "delivery", "billing", "console", "member"] as const;

/** What changed, told to every process of the installation. Small on purpose: readers fetch the row. */
export interface Change {
  workspaceId: string;
  callbackId?: string;
  kind: (typeof CHANGE_KINDS)[number];
}

interface Listener {
  onNews: (change: Change) => void;
  onGap: () => void;
}
const CHANNEL = "perezvon_change";

/** Nobody sees it, and a busy process tells dozens of changes in one go: each telling holds up everybody's commits. */
const DELAY_MS = 20;

/**
 * Tells everybody. Outside a transaction on purpose: the change must be readable when the news arrives. News that is
 * lost with a process is read again by whoever connects anew.
 */
export const publishChange = (change: Change): Promise<void> =>
  oncePerProcess("change-news", () => gather(tell, DELAY_MS))([JSON.stringify(change)]);

const tell = async (changes: string[]): Promise<void> =>
  void (await pool().query({
    name: "tell-changes",
    text: "select pg_notify($1, change) from unnest($2::text[]) as change",
    values: [CHANNEL, [...new Set(changes)]],
  }));

/**
 * Tells of every change in any process, until the returned function is called.
 * @param onGap the database tells us again, or for the first time: what changed before, nobody has heard
 */
export function onChange(onNews: Listener["onNews"], onGap: Listener["onGap"]): () => void {
  const hub = oncePerProcess("change-hub", createHub);
  const listener = { onNews, onGap };
  hub.listeners.add(listener);
  hub.start();
  return () => hub.listeners.delete(listener);
}

function createHub() {
  const listeners = new Set<Listener>();
  let started = false;

  const connect = async (): Promise<void> => {
    // Nothing is ever asked on it: without signs of life one that the network dropped would be listened to for ever.
    const client = new Client({ connectionString: env().databaseUrl, keepAlive: true });
    const again = (error?: unknown) => {
      client.removeAllListeners();
      client.on("error", () => undefined);
      client.end().catch(() => undefined);
      logger().warn({ error: String(error ?? "ended") }, "listening connection lost; connecting again");
      setTimeout(() => void connect(), 1000).unref();
    };
    client.once("error", again);
    try {
      await client.connect();
      client.on("notification", (message) => {
        const change = JSON.parse(message.payload ?? "{}") as Change;
        for (const { onNews } of listeners) onNews(change);
      });
      await client.query(`listen ${CHANNEL}`);
      for (const { onGap } of listeners) onGap();
    } catch (error) {
      again(error);
    }
  };

  return {
    listeners,
    start() {
      if (started) return;
      started = true;
      void connect();
    },
  };
}
