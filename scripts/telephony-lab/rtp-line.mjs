// One side of a telephone's sound: RTP (RFC 3550) with A-law and telephone events (RFC 4733), over UDP on this machine.
import { randomBytes } from "node:crypto";
import dgram from "node:dgram";
import { once } from "node:events";
import { FRAME, RATE, shareOfTone, toneFrames } from "./sound.mjs";

const ALAW = 8;
const TELEPHONE_EVENT = 101;
const PACKET_MS = 20;
/** What is remembered of what was heard. */
const MEMORY_PACKETS = 10 * (1000 / PACKET_MS);

/** Everybody who speaks in this process: one clock serves hundreds of calls. */
const speakers = new Set();
let clock;

function speak(line) {
  speakers.add(line);
  clock ??= setInterval(() => {
    const now = performance.now();
    for (const each of speakers) each.sendUntil(now);
  }, PACKET_MS / 2);
}

function fallSilent(line) {
  speakers.delete(line);
  if (speakers.size > 0) return;
  clearInterval(clock);
  clock = undefined;
}

export class RtpLine {
  sent = 0;
  received = 0;
  /** The keys that the other side has pressed, one after the other. */
  keys = "";
  #keyAt = -1;
  #heard = [];
  #soundAt = 0;
  #silenceMs = 0;
  #sequence = 1;
  #source = randomBytes(4).readUInt32BE();

  /** @param {{ host: string, hz: number }} options `hz` is the tone that it sends, 0 for silence */
  static async open({ host, hz }) {
    const line = new RtpLine();
    line.socket = dgram.createSocket("udp4");
    line.socket.bind(0, host);
    await once(line.socket, "listening");
    line.frames = toneFrames(hz);
    line.socket.on("message", (packet) => line.#take(packet));
    return line;
  }

  get port() {
    return this.socket.address().port;
  }

  /** Begins to send. @param {{ host: string, port: number }} to */
  sendTo(to) {
    this.to = to;
    this.begunAt = performance.now();
    this.#soundAt = this.begunAt;
    speak(this);
  }

  /** Another tone from now on. @param {number} hz */
  sing(hz) {
    this.frames = toneFrames(hz);
  }

  /** What is due by now. */
  sendUntil(now) {
    for (; this.sent * PACKET_MS <= now - this.begunAt; this.sent++)
      this.#send(ALAW, this.frames[this.sent % this.frames.length], this.sent === 0, this.sent * FRAME);
  }

  /** Presses a key, for `ms`. @param {string} key one of 0-9 * # */
  async press(key, ms = 100) {
    const code = "0123456789*#".indexOf(key);
    const at = this.sent * FRAME;
    const event = (end, samples) => Buffer.from([code, (end ? 0x80 : 0) | 10, samples >> 8, samples & 255]);
    for (let part = 1; part <= ms / PACKET_MS; part++) {
      this.#send(TELEPHONE_EVENT, event(false, part * FRAME), part === 1, at);
      await new Promise((resolve) => setTimeout(resolve, PACKET_MS));
    }
    // Three times, as the standard says: one may be lost.
    for (let i = 0; i < 3; i++) this.#send(TELEPHONE_EVENT, event(true, (ms * RATE) / 1000), false, at);
  }

  /** How much of what was heard in the last `seconds` is a tone of `hz`: 0 to 1. */
  heard(hz, seconds = 0.5) {
    return shareOfTone(this.sound(seconds), hz);
  }

  /** What was heard in the last `seconds` (at most ten), as A-law. */
  sound(seconds = 10) {
    return Buffer.concat(this.#heard.slice(-Math.round((seconds * 1000) / PACKET_MS)));
  }

  /** The longest time in which nothing was to be heard, since it began to send. */
  longestSilenceMs() {
    return Math.max(this.#silenceMs, (this.closedAt ?? performance.now()) - this.#soundAt);
  }

  close() {
    this.closedAt = performance.now();
    fallSilent(this);
    this.socket.close();
  }

  #take(packet) {
    if ((packet[1] & 127) === TELEPHONE_EVENT) return this.#takeKey(packet);
    if ((packet[1] & 127) !== ALAW) return;
    this.received++;
    if (isAudible(packet)) {
      const now = performance.now();
      this.#silenceMs = Math.max(this.#silenceMs, now - this.#soundAt);
      this.#soundAt = now;
    }
    this.#heard.push(packet.subarray(12));
    if (this.#heard.length > 2 * MEMORY_PACKETS) this.#heard = this.#heard.slice(-MEMORY_PACKETS);
  }

  /** A key comes in many packets, which have the instant in common in which it was pressed. */
  #takeKey(packet) {
    const at = packet.readUInt32BE(4);
    if (at === this.#keyAt) return;
    this.#keyAt = at;
    this.keys += "0123456789*#"[packet[12]] ?? "";
  }

  #send(type, payload, isFirst, timestamp) {
    // Hung up in the middle of a key.
    if (this.closedAt !== undefined) return;
    const head = Buffer.alloc(12);
    head[0] = 0x80;
    head[1] = type | (isFirst ? 0x80 : 0);
    head.writeUInt16BE(this.#sequence++ & 0xffff, 2);
    head.writeUInt32BE(timestamp >>> 0, 4);
    head.writeUInt32BE(this.#source, 8);
    this.socket.send([head, payload], this.to.port, this.to.host);
  }
}

/** A few samples tell: silence is the two smallest values of A-law, all along. */
const isAudible = (packet) => [20, 61, 97, 134].some((at) => ((packet[at] ^ 0x55) & 0x7f) > 3);
