// A telephone for tests and the lab: it is called, and calls, over real SIP and RTP, and does what it is told.
import { randomBytes } from "node:crypto";
import dgram from "node:dgram";
import { EventEmitter, once } from "node:events";
import { OutgoingCall } from "./outgoing-call.mjs";
import { RtpLine } from "./rtp-line.mjs";
import { readMessage, readSdp, writeAnswer, writeBye, writeSdp } from "./sip-message.mjs";

const HOST = "127.0.0.1";
/** UDP loses packets: what is not acknowledged is said again. */
const AGAIN_MS = 500;
const SAY_AT_MOST = 10;

/**
 * Emits "call" with a PhoneCall for everybody who rings. Nobody answers by themselves: that is for the listener.
 */
export class Softphone extends EventEmitter {
  /** Living calls by Call-ID. */
  calls = new Map();

  /** @param {{ port?: number, hz?: number }} options the tone that it sends when up: 0 for silence */
  static async open({ port = 0, hz = 440 } = {}) {
    const phone = new Softphone();
    phone.hz = hz;
    phone.socket = dgram.createSocket({ type: "udp4", recvBufferSize: 4 * 1024 * 1024 });
    phone.socket.bind(port, HOST);
    await once(phone.socket, "listening");
    phone.port = phone.socket.address().port;
    phone.socket.on("message", (bytes, from) => phone.#take(readMessage(bytes), from));
    return phone;
  }

  get contact() {
    return `sip:${HOST}:${this.port}`;
  }

  send(text, to) {
    this.socket.send(text, to.port, to.address);
  }

  /**
   * Calls a number at an exchange on this machine.
   * @param {ConstructorParameters<typeof OutgoingCall>[1]} given
   */
  async call(given) {
    const call = new OutgoingCall(this, given);
    this.#keep(call.id, call);
    await call.begin();
    return call;
  }

  /** Hangs up nothing: whoever is on the line hears silence, as when a telephone's battery dies. */
  close() {
    for (const call of this.calls.values()) call.die();
    this.calls.clear();
    this.socket.close();
  }

  #take(message, from) {
    const id = message.one("call-id");
    const known = this.calls.get(id);
    if (known) return known.take(message, from);
    if (message.isAnswer || message.method === "ACK") return;
    const answer = (code) => this.send(writeAnswer(message, { code, contact: this.contact, tag: "x" }), from);
    if (message.method === "OPTIONS") return answer(200);
    if (message.method !== "INVITE") return answer(481);
    const call = new PhoneCall(this, message, from);
    this.#keep(id, call);
    this.emit("call", call);
  }

  /** A little longer than it lives, so that a message said again is not taken for a new call. */
  #keep(id, call) {
    this.calls.set(id, call);
    call.once("ended", () => setTimeout(() => this.calls.delete(id), 4 * AGAIN_MS).unref());
  }
}

/** One call at a telephone. Emits "up" when the caller has heard that it is answered, and "ended" with why. */
export class PhoneCall extends EventEmitter {
  /** @type {"new" | "ringing" | "up" | "ended"} */
  state = "new";
  /** @type {RtpLine | undefined} */
  line;
  #tag = randomBytes(4).toString("hex");
  #last = "";
  #again;

  constructor(phone, invite, from) {
    super();
    this.phone = phone;
    /** The tone that it sends when up. */
    this.hz = phone.hz;
    this.invite = invite;
    this.from = from;
    /** The number that was called. */
    this.number = decodeURIComponent(/sips?:([^@>;]*)/.exec(invite.uri)?.[1] ?? "");
    /** Who seems to call. */
    this.caller = invite.one("from");
    this.#answer(100);
  }

  ring() {
    this.state = "ringing";
    this.#answer(180);
  }

  /** As carriers do that play the tone, or an announcement, themselves: SIP's 183 with sound, and no word of ringing. */
  async playEarly() {
    this.state = "ringing";
    const line = await this.#open();
    if (line) this.#answer(183, writeSdp({ host: HOST, port: line.port }));
  }

  /** @param {number} code of SIP: 486 busy, 603 declined, 404 no such number, 503 congested, 480 not there */
  reject(code) {
    this.#answer(code);
    this.#end("rejected");
  }

  async answer() {
    if (this.state === "ended" || this.state === "up") return;
    this.state = "up";
    const line = this.line ?? (await this.#open());
    if (!line) return;
    line.sendTo(readSdp(this.invite.body));
    this.#answer(200, writeSdp({ host: HOST, port: line.port }));
    this.#repeat(() => this.phone.send(this.#last, this.from));
  }

  /** undefined: they have hung up meanwhile. */
  async #open() {
    const line = await RtpLine.open({ host: HOST, hz: this.hz });
    if (this.state === "ended") return void line.close();
    this.line = line;
    return line;
  }

  hangUp() {
    if (this.state !== "up") return;
    const branch = randomBytes(6).toString("hex");
    const bye = writeBye(this.invite, { host: HOST, port: this.phone.port, tag: this.#tag, branch });
    this.phone.send(bye, this.from);
    this.#end("hung up");
    this.#repeat(() => this.phone.send(bye, this.from));
  }

  /** Ends without a word. */
  die() {
    clearInterval(this.#again);
    if (this.state !== "ended") this.line?.close();
    this.state = "ended";
  }

  take(message, from) {
    if (message.isAnswer) return clearInterval(this.#again);
    switch (message.method) {
      case "INVITE":
        return this.#takeInvite(message, from);
      case "ACK":
        clearInterval(this.#again);
        return void (this.state === "up" && this.emit("up"));
      case "CANCEL":
        this.#reply(message, from, 200);
        if (this.state === "up" || this.state === "ended") return;
        this.#answer(487);
        return this.#end("cancelled");
      default:
        this.#reply(message, from, 200);
        if (message.method === "BYE") this.#end("they hung up");
    }
  }

  /** The same again: it was not heard. Another one: the caller changes the terms, and we agree. */
  #takeInvite(message, from) {
    if (message.one("cseq") === this.invite.one("cseq")) return this.phone.send(this.#last, from);
    const sdp = this.line ? writeSdp({ host: HOST, port: this.line.port }) : "";
    this.#reply(message, from, 200, sdp);
  }

  #reply(message, to, code, sdp = "") {
    this.phone.send(writeAnswer(message, { code, contact: this.phone.contact, tag: this.#tag, sdp }), to);
  }

  #answer(code, sdp = "") {
    const tag = code === 100 ? undefined : this.#tag;
    this.#last = writeAnswer(this.invite, { code, contact: this.phone.contact, tag, sdp });
    this.phone.send(this.#last, this.from);
  }

  #repeat(say) {
    let left = SAY_AT_MOST;
    clearInterval(this.#again);
    this.#again = setInterval(() => (left-- > 0 ? say() : clearInterval(this.#again)), AGAIN_MS).unref();
  }

  #end(why) {
    if (this.state === "ended") return;
    this.state = "ended";
    this.why = why;
    clearInterval(this.#again);
    // Its counts and what it heard stay readable.
    this.line?.close();
    this.emit("ended", why);
  }
}
