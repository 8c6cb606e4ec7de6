import vm from "node:vm";
import type { Platform } from "../../../telephony/voximplant/scenario/voxengine";
import { createAmd, type FakeDetector } from "./amd";
import { createListeners } from "./listeners";
import type { Phones } from "./phones";
import {
  createVoxCall,
  createVoxConference,
  createVoxPlayer,
  type FakeCall,
  type FakePlayer,
  type Playable,
} from "./vox-media";

/** What surrounds one session. Durations of the scenario are divided by `speed`. */
export interface SessionWorld {
  phones: Phones;
  speed: number;
  /** Where the session takes requests, and its number in the call history. */
  started: { accessSecureURL: string; sessionId: number };
  /** Of the application. */
  secrets: Map<string, string>;
  /** Where a new recording will be, by its id. */
  recordUrl(id: string): string;
  /** A request of the scenario's; answers HTTP's status, or below 0. */
  request(url: string, options: { headers: Record<string, string>; postData: string }): Promise<number>;
  onEnd(reason: string): void;
}

export type VoxSession = ReturnType<typeof startSession>;

const IDLE_MS = 60_000;
const MOST_REQUESTS = 35;
const MOST_PLAYERS = 10;
/** Of a request, s: shorter may be asked for, and nothing longer. */
const LONGEST_REQUEST = 90;

/** Runs a scenario as VoxEngine would: in a context of its own that holds nothing but VoxEngine's names. */
export function startSession(script: string, customData: string, world: SessionWorld) {
  const listeners = createListeners((error) => end(`A handler failed: ${String(error)}`));
  const calls = new Set<FakeCall>();
  const players = new Set<FakePlayer>();
  let isOver = false;
  let hasConferences = false;
  let pending = 0;
  let farewells = 0;

  const later = (run: () => void, afterMs: number): NodeJS.Timeout =>
    setTimeout(() => !isOver && run(), afterMs / world.speed);
  let idle = later(() => end("no calls"), IDLE_MS);
  function watchCalls(): void {
    clearTimeout(idle);
    if ([...calls].every(({ phone }) => phone.state === "down")) idle = later(() => end("no calls"), IDLE_MS);
  }

  function end(reason: string): void {
    if (isOver) return;
    farewells = 1;
    listeners.tell("Application.Terminating", {});
    isOver = true;
    clearTimeout(idle);
    for (const { phone } of calls)
      if (phone.state === "up" || phone.state === "ringing") phone.state = "down";
    world.onEnd(reason);
  }

  const httpRequestAsync: Platform["Net"]["httpRequestAsync"] = async (url, options) => {
    if (options.timeout > LONGEST_REQUEST) throw new Error("The timeout can only be decreased.");
    if (isOver || (farewells > 0 && farewells++ > 1)) throw new Error("The session is over.");
    if (pending >= MOST_REQUESTS) throw new Error("Exceeded the HTTP connection count limit!");
    pending += 1;
    const code = await world.request(url, options).finally(() => {
      pending -= 1;
    });
    return { code };
  };

  const engine: Platform["VoxEngine"] = {
    addEventListener: listeners.add,
    customData: () => customData,
    getSecretValue: (name) => world.secrets.get(name),
    callPSTN(number, callerId, parameters) {
      if (!callerId) throw new Error("callPSTN wants a caller id.");
      const call = newCall(number, false);
      (parameters.amd as FakeDetector | undefined)?.hear(call);
      world.phones.take(call.phone);
      return call;
    },
    createTTSPlayer(text, { voice }) {
      if (voice === undefined) throw new Error("There is no such voice.");
      return newPlayer({ text });
    },
    createURLPlayer: ({ url }) => newPlayer({ url }),
    createConference(parameters) {
      if (!hasConferences) throw new Error("The module Conference is not there.");
      if (typeof parameters?.hd_audio !== "boolean") throw new Error("A conference wants its parameters.");
      return createVoxConference();
    },
    sendMediaBetween(one, other) {
      one.sendMediaTo(other);
      other.sendMediaTo(one);
      for (const call of calls)
        if (call === one || call === other) {
          if (call.phone.state !== "up") throw new Error("The call is not connected.");
          world.phones.joined(call.phone);
        }
    },
    terminate: () => end("terminated"),
  };

  function newCall(number: string, isIncoming: boolean): FakeCall {
    const onError = (error: unknown) => end(String(error));
    const { recordUrl } = world;
    const call = createVoxCall({ number, isIncoming, later, onChange: watchCalls, onError, recordUrl });
    calls.add(call);
    watchCalls();
    return call;
  }

  function newPlayer(what: Playable): FakePlayer {
    if (players.size >= MOST_PLAYERS) throw new Error("A session has at most ten players.");
    const player = createVoxPlayer(what, later, world.phones, () => players.delete(player));
    players.add(player);
    return player;
  }

  /** Modules are there once they are required, and not before. */
  const context: Record<string, unknown> = {
    ...globalsOf(engine),
    Net: { httpRequestAsync },
    setTimeout: later,
    clearTimeout,
    Modules: { AMD: "AMD", Conference: "Conference" },
    require(module: string) {
      if (module === "Conference") {
        hasConferences = true;
        return;
      }
      if (module !== "AMD") throw new Error(`There is no module ${module}.`);
      context.AMD = createAmd(later);
    },
  };
  vm.runInNewContext(script, context, { filename: "scenario.js" });
  listeners.tell("Application.Started", world.started);

  return {
    /** A request to the session's address: what the handler returns, as VoxEngine would answer it. */
    ask(content: string): string {
      const answer = listeners.ask("Application.HttpRequest", { content, method: "POST", path: "/request" });
      return typeof answer === "string" || typeof answer === "number"
        ? String(answer)
        : JSON.stringify(answer);
    },
    end,
    /** Somebody calls the number at which this session begins. */
    alert(from: string, to: string): void {
      const call = newCall(from, true);
      world.phones.callIn(call.phone);
      const [callerid, destination] = [from, to].map((number) => number.replace("+", ""));
      listeners.tell("Application.CallAlerting", { call, callerid, destination });
    },
    isOver: () => isOver,
    /** Players that were made and not stopped. */
    playing: () => players.size,
  };
}

const globalsOf = (
  VoxEngine: Platform["VoxEngine"],
): Omit<Platform, "Net" | "AMD" | "setTimeout" | "clearTimeout" | "now"> => ({
  VoxEngine,
  AppEvents: {
    HttpRequest: "Application.HttpRequest",
    Started: "Application.Started",
    CallAlerting: "Application.CallAlerting",
    Terminating: "Application.Terminating",
  },
  CallEvents: {
    Ringing: "Call.Ringing",
    AudioStarted: "Call.AudioStarted",
    Connected: "Call.Connected",
    Failed: "Call.Failed",
    Disconnected: "Call.Disconnected",
    ToneReceived: "Call.ToneReceived",
    RecordStopped: "Call.RecordStopped",
  },
  PlayerEvents: { PlaybackFinished: "Player.PlaybackFinished", Error: "Player.Error" },
  VoiceList: { Amazon: { en_US_Joanna: "Joanna", ru_RU_Tatyana: "Tatyana" } },
});
