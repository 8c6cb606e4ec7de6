import net from "node:net";
import { startAsterisk } from "../../scripts/telephony-lab/start-asterisk.mjs";
import { startEngine } from "../engine/engine";
import { isListenedTo } from "../engine/listener-lease";
import { db } from "../platform/db";
import { env } from "../platform/env";
import { sealCredentials } from "../telephony-accounts/seal-credentials";
import { eventually } from "./engine-harness";
import { gatherPeople } from "./telephone-people";

/** Nobody speaks like that: whispers are beeps that a test can tell from voices. */
export const NO_VOICE = "there-is-no-such-program";

interface TelephonesOptions extends Omit<Parameters<typeof startAsterisk>[0], "root" | "numbers"> {
  /** Whether the engine runs in this process. Absent: yes. */
  hasEngine?: boolean;
}

/**
 * A real Asterisk, people with telephones at it, and the engine that calls them. To be started before anything reads
 * the environment, with `PEREZVON_VOICE` as `NO_VOICE`.
 */
export async function startTelephones(
  asteriskRoot: string,
  { hasEngine = true, ...more }: TelephonesOptions = {},
) {
  const people = await gatherPeople();
  const asterisk = await startAsterisk({ ...more, root: asteriskRoot, numbers: people.port });
  const line = await layLine(Number(new URL(asterisk.url).port));
  const engine = hasEngine ? await startEngine({ alone: true }) : null;
  let accounts = 0;

  return {
    people,
    asterisk,
    line,
    /** From now on a workspace calls through this Asterisk, by an application of its own. `more`: settings. */
    async connect(workspaceId: string, application = `test-${++accounts}`, more: object = {}): Promise<void> {
      const settings = {
        url: `http://127.0.0.1:${line.port}`,
        username: asterisk.username,
        application,
        endpoint: asterisk.endpoint,
        soundsFolder: `${env().dataDir}/announcements`,
        browserUrl: asterisk.webSocketUrl,
        ...more,
      };
      const { id } = await db().telephonyAccount.create({
        data: {
          workspaceId,
          provider: "asterisk",
          name: "Asterisk",
          settings,
          credentials: sealCredentials({ password: asterisk.password }),
          rank: 1,
          webhookKey: `key-${workspaceId}`,
        },
      });
      await eventually("somebody listens to Asterisk", () => isListenedTo(id));
    },
    /** How many legs live at Asterisk, whatever we believe. */
    async channels(): Promise<number> {
      const authorization = `Basic ${Buffer.from(`${asterisk.username}:${asterisk.password}`).toString("base64")}`;
      const response = await fetch(`${asterisk.url}/ari/channels`, { headers: { authorization } });
      return (await response.json()).length;
    },
    async close(): Promise<void> {
      await engine?.stop();
      people.close();
      await asterisk.stop();
      line.close();
    },
  };
}

/** The line between us and Asterisk, which can be cut: as a whole, or only the connection that tells events. */
async function layLine(to: number) {
  const open = new Set<{ near: net.Socket; far: net.Socket; isEvents: boolean }>();
  let isCut: "no" | "events" | "all" = "no";
  const server = net.createServer((near) => {
    if (isCut === "all") return near.destroy();
    const far = net.connect(to, "127.0.0.1");
    const pair = { near, far, isEvents: false };
    open.add(pair);
    const end = () => {
      open.delete(pair);
      near.destroy();
      far.destroy();
    };
    near.once("data", (first) => {
      pair.isEvents = first.toString("latin1").startsWith("GET /ari/events");
      if (pair.isEvents && isCut === "events") end();
    });
    near.on("error", end).on("close", end);
    far.on("error", end).on("close", end);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : 0,
    cut(what: "events" | "all"): void {
      isCut = what;
      for (const { near, isEvents } of open) if (what === "all" || isEvents) near.destroy();
    },
    /** From now on Asterisk's events get lost on their way; it does not notice. */
    deafen(): void {
      for (const { far, isEvents } of open) if (isEvents) far.unpipe().resume();
    },
    mend(): void {
      isCut = "no";
    },
    close(): void {
      for (const { near } of open) near.destroy();
      server.close();
    },
  };
}
export type Telephones = Awaited<ReturnType<typeof startTelephones>>;
