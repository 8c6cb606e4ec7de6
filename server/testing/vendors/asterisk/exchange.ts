import { EventEmitter } from "node:events";
import { type Bridge, type Channel, freshChannel, type Playback } from "./exchange-parts";
import { FakePhoneCall } from "./fake-phone-call";

export type Send = (app: string, event: Record<string, unknown>) => void;
/** HTTP status and body. */
export type Reply = [status: number, body?: unknown];

/** How long it listens for a machine, ms. */
const LISTENS_MS = 300;

/** How long a channel takes to its application, ms. */
const ENTERS_MS = 2;

const CAUSE_OF_ANSWER: Record<number, number> = { 403: 21, 404: 1, 480: 19, 486: 17, 503: 34, 603: 21 };

/**
 * What an Asterisk does with channels, and in which order it tells: taken from traces of a real Asterisk 22. Emits
 * "call" with a FakePhoneCall for every channel that rings somewhere.
 */
export class Exchange extends EventEmitter {
  readonly channels = new Map<string, Channel>();
  readonly bridges = new Map<string, Bridge>();
  /** Finished ones, by name. */
  readonly recordings = new Set<string>();
  /** Of a channel that nobody answers in time; until December 2025 there was none (0). */
  timeoutCause = 19;
  /** Whether the carrier answers when Asterisk asks if it is there (`qualify_frequency`). */
  isTrunkOffline = false;
  readonly #apps = new Set<string>();
  #calls = 0;
  readonly #recording = new Map<string, string>();
  readonly #send: Send;
  /** Whether an application has a connection. Who enters one that has none is dropped. */
  readonly #isListening: (app: string) => boolean;

  constructor(send: Send, isListening: (app: string) => boolean) {
    super();
    this.#send = send;
    this.#isListening = isListening;
  }

  /** A channel that enters its application at once, and rings nowhere yet. */
  create({ id, endpoint, app, args }: Pick<Channel, "id" | "app" | "args"> & { endpoint: string }): Reply {
    if (this.channels.has(id)) return [409, { message: "Channel with given unique ID already exists" }];
    const [, number] = /^PJSIP\/([^@]+)(?:@trunk)?$/.exec(endpoint) ?? [];
    if (number === undefined || (this.isTrunkOffline && endpoint.endsWith("@trunk")))
      return [500, { error: "Unable to create channel" }];
    const phone = new FakePhoneCall(this, id, number);
    const begins = { state: "Down", inStasis: false, isIncoming: false } as const;
    const channel = freshChannel({ id, number, app, args, phone, ...begins });
    this.channels.set(id, channel);
    this.#apps.add(app);
    setTimeout(() => {
      channel.inStasis = true;
      this.#tell(channel, "StasisStart", { args });
    }, ENTERS_MS);
    return [200, this.show(channel)];
  }

  dial(id: string, seconds: number): Reply {
    const channel = this.channels.get(id);
    if (!channel) return [404, { message: "Channel not found" }];
    if (!channel.inStasis || channel.state !== "Down")
      return [409, { message: "Not in Stasis, or not Down" }];
    channel.timer ??= setTimeout(() => this.destroy(id, this.timeoutCause), seconds * 1_000);
    setImmediate(() => {
      this.#tellDial(channel, "");
      this.emit("call", channel.phone);
    });
    return [204];
  }

  /** Somebody calls, and the dialplan sends them to an application; where nobody listens to it they hear that. */
  callIn(app: string, { from, to }: { from: string; to: string }): FakePhoneCall {
    const id = `1795949840.${this.#calls++}`;
    const phone = new FakePhoneCall(this, id, from);
    if (!this.#isListening(app)) {
      phone.over("refused with 480");
      return phone;
    }
    const begins = { state: "Ring", inStasis: true, isIncoming: true } as const;
    const channel = freshChannel({ id, number: from, app, args: ["incoming", to], phone, ...begins });
    this.channels.set(id, channel);
    this.#tell(channel, "StasisStart", { args: channel.args });
    return phone;
  }

  /** Of a call that came in; again it does nothing. */
  answer(id: string): Reply {
    const channel = this.channels.get(id);
    if (!channel) return [404, { message: "Channel not found" }];
    if (!channel.inStasis) return [409, { message: "Channel not in Stasis application" }];
    if (channel.state === "Up") return [204];
    channel.state = "Up";
    channel.phone.state = "up";
    this.#tell(channel, "ChannelStateChange");
    channel.phone.emit("up");
    return [204];
  }

  /** Behind Stasis the dialplan of the tests has nothing but an end; elsewhere it listens for machines. */
  goOn(id: string, context: string): Reply {
    const channel = this.channels.get(id);
    if (!channel) return [404, { message: "Channel not found" }];
    if (context === "perezvon-machines") {
      channel.inStasis = false;
      this.#tell(channel, "StasisEnd");
      setTimeout(() => this.#heard(channel), LISTENS_MS);
      return [204];
    }
    this.destroy(id, 20);
    return [204];
  }

  /** Listens to a channel that is up, and ends with it. It enters its application a moment after the answer to the order. */
  snoop(of: string, { id, app, whisper }: { id: string; app: string; whisper: string }): Reply {
    if (this.channels.has(id)) return [409, { message: "Channel with given unique ID already exists" }];
    const spied = this.channels.get(of);
    if (!spied?.inStasis) return [404, { message: "Channel not found" }];
    const channel: Channel = {
      ...spied,
      ...{ id, app, number: "", args: [], state: "Up", inStasis: false, bridgeId: null, playback: null },
      ...{ variables: new Map(), timer: undefined, phone: new FakePhoneCall(this, id, ""), isIncoming: true },
      snoop: { of, whisper },
    };
    this.channels.set(id, channel);
    setImmediate(() => {
      channel.inStasis = true;
      this.#tell(channel, "StasisStart", { args: [] });
    });
    return [200, this.show(channel)];
  }

  #heard(channel: Channel): void {
    if (!this.channels.has(channel.id)) return;
    const verdict =
      channel.phone.sounds > 1 ? ["MACHINE", "MAXWORDS-3-2"] : ["MACHINE", "INITIALSILENCE-2500-2500"];
    channel.args = ["heard", ...verdict];
    channel.inStasis = true;
    this.#tell(channel, "StasisStart", { args: channel.args });
  }

  /** An application of ours tells itself something about a channel. */
  userEvent(eventname: string, app: string, source: string): Reply {
    const channel = this.channels.get(source.replace(/^channel:/, ""));
    if (!channel) return [404, { message: "Event source was not found" }];
    this.#send(app, { type: "ChannelUserevent", eventname, channel: this.show(channel) });
    return [204];
  }

  ringing(id: string): void {
    const channel = this.channels.get(id);
    if (channel?.state !== "Down") return;
    channel.state = "Ringing";
    this.#tellDial(channel, "RINGING");
    this.#tell(channel, "ChannelStateChange");
  }

  /** The channel stays Down: of early media only the dialling is told. */
  playsEarly(id: string): void {
    const channel = this.channels.get(id);
    if (channel?.state === "Down") this.#tellDial(channel, "PROGRESS");
  }

  answered(id: string): void {
    const channel = this.channels.get(id);
    if (!channel || channel.state === "Up") return;
    clearTimeout(channel.timer);
    channel.state = "Up";
    this.#tell(channel, "ChannelStateChange");
    this.#tellDial(channel, "ANSWER");
  }

  rejected(id: string, code: number): void {
    const channel = this.channels.get(id);
    if (!channel) return;
    this.#tell(channel, "ChannelHangupRequest", { cause: CAUSE_OF_ANSWER[code] });
    this.#tellDial(channel, code === 486 ? "BUSY" : "NOANSWER");
    this.destroy(id, CAUSE_OF_ANSWER[code] ?? 127, code);
  }

  pressed(id: string, digit: string): void {
    const channel = this.channels.get(id);
    if (channel) this.#tell(channel, "ChannelDtmfReceived", { digit, duration_ms: 100 });
  }

  /** Presses keys at the phone of a channel. */
  pressAt(id: string, keys: string, beforeMs: number): Reply {
    const channel = this.channels.get(id);
    if (!channel) return [404, { message: "Channel not found" }];
    setTimeout(() => {
      channel.phone.keys += keys;
    }, beforeMs);
    return [204];
  }

  /** Everybody's phone is put down for them. */
  shutDown(): void {
    for (const channel of [...this.channels.values()]) {
      this.#tell(channel, "ChannelHangupRequest", { soft: true, cause: 4 });
      this.destroy(channel.id, 16);
    }
  }

  /** Ends a channel, whoever wanted it. The phone learns of it. */
  destroy(id: string, cause: number, sip?: number): void {
    const channel = this.channels.get(id);
    if (!channel) return;
    this.channels.delete(id);
    clearTimeout(channel.timer);
    channel.playback?.end();
    this.#leaveBridge(channel);
    if (channel.inStasis) this.#tell(channel, "StasisEnd");
    if (!channel.isIncoming) this.#tell(channel, "ChannelDestroyed", { cause, tech_cause: sip });
    for (const { id: snoopId, snoop } of [...this.channels.values()])
      if (snoop?.of === id) this.destroy(snoopId, 16);
    channel.phone.over(channel.state === "Up" ? "they hung up" : "cancelled");
  }

  /** Sounds wait for each other, and an id says nothing: the same is played again. */
  async play(id: string, playbackId: string, ms: number): Promise<Reply> {
    const channel = this.channels.get(id);
    if (!channel) return [404, { message: "Channel not found" }];
    if (!channel.inStasis) return [409, { message: "Channel not in Stasis application" }];
    const before = channel.playback?.over;
    const begin = () => {
      if (this.channels.get(id) !== channel) return;
      let isOver = () => {};
      const over = new Promise<void>((resolve) => (isOver = resolve));
      const playback = { id: playbackId, target_uri: `channel:${id}`, state: "done" };
      const end = () => {
        if (channel.playback?.over !== over) return;
        clearTimeout(channel.playback.timer);
        channel.playback = null;
        this.#send(channel.app, { type: "PlaybackFinished", playback });
        isOver();
      };
      channel.playback = { id: playbackId, timer: setTimeout(end, ms), over, end };
      this.#send(channel.app, { type: "PlaybackStarted", playback });
    };
    if (before) void before.then(begin);
    else begin();
    return [201, { id: playbackId, state: "queued" }];
  }

  playback(id: string): Playback | null {
    return [...this.channels.values()].find(({ playback }) => playback?.id === id)?.playback ?? null;
  }

  /** While a channel plays it takes no variable. */
  async setVariable(id: string, name: string, value: string): Promise<Reply> {
    await this.channels.get(id)?.playback?.over;
    const channel = this.channels.get(id);
    if (!channel) return [404, { message: "Channel not found" }];
    channel.variables.set(name, value);
    return [204];
  }

  makeBridge(id: string): Reply {
    if (this.bridges.has(id)) return [409, { message: `Bridge with id '${id}' already exists` }];
    const bridge = { id, channels: [], creationtime: new Date().toISOString() };
    this.bridges.set(id, bridge);
    return [200, bridge];
  }

  async addToBridge(id: string, channelIds: string[]): Promise<Reply> {
    const bridge = this.bridges.get(id);
    if (!bridge) return [404, { message: "Bridge not found" }];
    const channels = channelIds.map((channelId) => this.channels.get(channelId));
    if (channels.includes(undefined)) return [400, { message: "Channel not found" }];
    if (channels.some((channel) => !channel?.inStasis))
      return [422, { message: "Channel not in Stasis application" }];
    for (const channel of channels) {
      await channel?.playback?.over;
      if (!channel || !this.channels.has(channel.id)) continue;
      this.#leaveBridge(channel);
      channel.bridgeId = id;
      bridge.channels = [channel.id, ...bridge.channels];
      this.#send(channel.app, { type: "ChannelEnteredBridge", bridge, channel: this.show(channel) });
    }
    return [204];
  }

  record(id: string, name: string): Reply {
    if (!this.bridges.has(id)) return [404, { message: "Bridge not found" }];
    if (this.#recording.has(id)) return [409, { message: "Recording already in progress" }];
    this.#recording.set(id, name);
    return [201, { name, state: "queued" }];
  }

  /** Its recording ends with it. @returns whether there was such a bridge */
  endBridge(id: string): boolean {
    const name = this.#recording.get(id);
    this.#recording.delete(id);
    if (name !== undefined) {
      this.recordings.add(name);
      const recording = { name, format: "wav", state: "done", target_uri: `bridge:${id}`, duration: 1 };
      for (const app of this.#apps) this.#send(app, { type: "RecordingFinished", recording });
    }
    return this.bridges.delete(id);
  }

  show({ id, state, inStasis, number, app, args }: Channel) {
    return {
      id,
      state,
      caller: { number },
      dialplan: inStasis
        ? { app_name: "Stasis", app_data: [app, ...args].join(",") }
        : { app_name: "AppDial2", app_data: "(Outgoing Line)" },
    };
  }

  #leaveBridge(channel: Channel): void {
    const bridge = channel.bridgeId === null ? undefined : this.bridges.get(channel.bridgeId);
    channel.bridgeId = null;
    if (!bridge) return;
    bridge.channels = bridge.channels.filter((one) => one !== channel.id);
    this.#send(channel.app, { type: "ChannelLeftBridge", bridge, channel: this.show(channel) });
  }

  #tellDial(channel: Channel, dialstatus: string): void {
    this.#send(channel.app, { type: "Dial", peer: this.show(channel), dialstatus });
  }

  #tell(channel: Channel, type: string, more: Record<string, unknown> = {}): void {
    this.#send(channel.app, { type, channel: this.show(channel), ...more });
  }
}
