/**
 * The part of VoxEngine that the scenario uses, declared by hand after Voximplant's reference
 * (https://voximplant.com/docs/references/voxengine): its own typings are not on npm. Nothing else may be used.
 */
export interface Platform {
  VoxEngine: {
    addEventListener(event: AppEvent<"HttpRequest">, handler: (event: HttpRequest) => unknown): void;
    addEventListener(event: AppEvent<"Started">, handler: (event: Started) => void): void;
    addEventListener(event: AppEvent<"CallAlerting">, handler: (event: Incoming) => void): void;
    addEventListener(event: AppEvent<"Terminating">, handler: () => void): void;
    /** What the session was started with, at most 200 bytes. */
    customData(): string;
    /** `number` and `callerId` in E.164. Fails by itself after 60 s of ringing. */
    callPSTN(number: string, callerId: string, parameters: { amd?: VoxDetector }): VoxCall;
    /** A text of more than 1500 characters ends at once, with an error. */
    createTTSPlayer(text: string, parameters: { voice: unknown; progressivePlayback: boolean }): VoxPlayer;
    /** A file of MP3, Ogg, FLAC or WAV, at most 10 MB; `Error` where it is not there within 12 s. */
    createURLPlayer(request: { url: string }): VoxPlayer;
    /** A mixer: whoever it sends to hears all who send to it. Of the module Conference, which the scenario requires. */
    createConference(parameters: { hd_audio: boolean }): VoxConference;
    sendMediaBetween(one: VoxCall, other: VoxCall): void;
    /** A secret of the application's. */
    getSecretValue(name: string): string | undefined;
    /** One more HTTP request may be made by the handler of `AppEvents.Terminating`. */
    terminate(): void;
  };
  AppEvents: { [E in "HttpRequest" | "Started" | "CallAlerting" | "Terminating"]: AppEvent<E> };
  CallEvents: {
    Ringing: string;
    /** Sound comes from there: before the answer where the carrier plays the ringing tone itself, else with the answer. */
    AudioStarted: string;
    Connected: string;
    Failed: string;
    Disconnected: string;
    ToneReceived: string;
    RecordStopped: string;
  };
  /** Of the module AMD, which the scenario's first line requires. */
  AMD: {
    /** `timeout` ms after the answer, at most 20000, it is given up. */
    create(parameters: { model: unknown; timeout: number }): VoxDetector;
    Model: Record<"BR" | "CL" | "CO" | "EU_GENERAL" | "KZ" | "MX" | "PE" | "PH" | "RU" | "US", unknown>;
    Events: { DetectionComplete: string; DetectionError: string };
    ResultClass: { VOICEMAIL: string; CALL_ENDED: string };
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

/** The value of a constant of `AppEvents`, told from the others by its name. */
export type AppEvent<E extends string> = `Application.${E}`;

/** The first event of every session. */
export interface Started {
  /** Where the session takes requests. */
  accessSecureURL: string;
  /** In the call history, too. */
  sessionId: number;
}

/** Somebody calls a number of the account's; a session begins with it. */
export interface Incoming {
  call: VoxCall;
  callerid: string;
  /** What was dialled. */
  destination: string;
}

/** Hears whether a machine has answered the call that it was given to. */
export interface VoxDetector {
  addEventListener(event: string, handler: (event: { resultClass?: string }) => void): void;
}

export type Timer = ReturnType<typeof setTimeout>;

/** A request to the session's address. What its handler returns is the answer: text as it is, all else as JSON. */
interface HttpRequest {
  content: string;
}

interface HttpRequestOptions {
  method: "POST";
  headers: Record<string, string>;
  postData: string;
  /** Seconds until the answer, at most 90; without it as many. */
  timeout: number;
}

export interface VoxConference {
  sendMediaTo(call: VoxCall): void;
  /** Ends it for all. */
  stop(): void;
}

export interface VoxCall {
  /** To a call it replaces what that received until then; a conference receives from many. */
  sendMediaTo(unit: VoxCall | VoxConference): void;
  stopMediaTo(unit: VoxCall | VoxConference): void;
  addEventListener(event: string, handler: (event: CallEvent) => void): void;
  /** Of a call to us: takes it, and `Connected` follows. */
  answer(): void;
  /** Of a call to us that is not taken: ends it with a SIP status, and `Disconnected` follows. */
  reject(code: number): void;
  /** Of a call to us: the caller hears it ring. */
  ring(): void;
  /** Records both directions as MP3 until the call ends; `RecordStopped` follows that. */
  record(): void;
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
  /** Of `RecordStopped`: where the sound is, and its length in seconds. */
  url?: string;
  duration?: number;
}

export interface VoxPlayer {
  addEventListener(event: string, handler: () => void): void;
  sendMediaTo(call: VoxCall): void;
  /** Destroys it; `PlaybackFinished` does not follow. */
  stop(): void;
}
