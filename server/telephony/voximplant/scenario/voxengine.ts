/**
 * The part of VoxEngine that the scenario uses, declared by hand after Voximplant's reference
 * (https://voximplant.com/docs/references/voxengine): its own typings are not on npm. Nothing else may be used.
 */
export interface Platform {
  VoxEngine: {
    addEventListener(event: string, handler: (event: HttpRequest) => unknown): void;
    /** What the session was started with, at most 200 bytes. */
    customData(): string;
    /** `number` and `callerId` in E.164. Fails by itself after 60 s of ringing. */
    callPSTN(number: string, callerId: string): VoxCall;
    createTTSPlayer(text: string, parameters: { language: unknown; progressivePlayback: boolean }): VoxPlayer;
    sendMediaBetween(one: VoxCall, other: VoxCall): void;
    /** One more HTTP request may be made by the handler of `AppEvents.Terminating`. */
    terminate(): void;
  };
  AppEvents: { HttpRequest: string; Terminating: string };
  CallEvents: {
    Ringing: string;
    Connected: string;
    Failed: string;
    Disconnected: string;
    ToneReceived: string;
  };
  PlayerEvents: { PlaybackFinished: string; Error: string };
  VoiceList: { Amazon: { en_US_Joanna: unknown; ru_RU_Tatyana: unknown } };
  Net: {
    /** Resolves also where nothing was reached: `code` is HTTP's status, or below 0. */
    httpRequestAsync(url: string, options: HttpRequestOptions): Promise<{ code: number }>;
  };
  setTimeout(run: () => void, afterMs: number): Timer;
  clearTimeout(timer: Timer): void;
  /** Epoch ms. */
  now(): number;
}

export type Timer = ReturnType<typeof setTimeout>;

/** A request to the session's address. What its handler returns is the answer: text as it is, all else as JSON. */
interface HttpRequest {
  content: string;
}

interface HttpRequestOptions {
  method: "POST";
  /** "Name: value" */
  headers: string[];
  postData: string;
}

export interface VoxCall {
  addEventListener(event: string, handler: (event: CallEvent) => void): void;
  /** Ends it, up or not: `Disconnected` or `Failed` follows. */
  hangup(): void;
  /** A ringing tone as in that country, until another stream replaces it. */
  playProgressTone(country: "US" | "RU"): void;
  /** Keys are told only after this. */
  handleTones(isOn: boolean): void;
  /** 0-9, * and #. */
  sendDigits(digits: string): void;
}

export interface CallEvent {
  /** Of `Failed`: a SIP status. */
  code?: number;
  /** Of `ToneReceived`: 0-9, * or #. */
  tone?: string;
}

export interface VoxPlayer {
  addEventListener(event: string, handler: () => void): void;
  sendMediaTo(call: VoxCall): void;
  /** Destroys it; `PlaybackFinished` does not follow. */
  stop(): void;
}
