// A call that a telephone of the tests and the lab makes itself.
import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { RtpLine } from "./rtp-line.mjs";
import { readSdp, targetOf, writeAnswer, writeRequest, writeSdp } from "./sip-message.mjs";

const HOST = "127.0.0.1";
const AGAIN_MS = 500;
const SAY_AT_MOST = 10;

/** To a number at an exchange on this machine. Emits "up" when it is answered, and "ended" with why. */
export class OutgoingCall extends EventEmitter {
  /** "new": nothing was heard of it; "ringing": it rings there. @type {"new" | "ringing" | "up" | "ended"} */
  state = "new";
  /** @type {RtpLine | undefined} */
  line;
  #branch = randomBytes(6).toString("hex");
  #count = 1;
  #said;
  #again;

  /**
   * @param {{ port: number, hz: number, contact: string, send: (text: string, to: object) => void }} phone that makes it
   * @param {{ from: string, to: string, exchange: number, hz?: number }} call the caller's number, the called one, the
   *   exchange's port, and the tone that it sends when up
   */
  constructor(phone, { from, to, exchange, hz = phone.hz }) {
    super();
    this.phone = phone;
    this.hz = hz;
    this.number = from;
    this.id = `${randomBytes(8).toString("hex")}@${HOST}`;
    this.exchange = { address: HOST, port: exchange };
    this.uri = `sip:${to}@${HOST}:${exchange}`;
    this.from = `<sip:${from}@${HOST}>;tag=${randomBytes(4).toString("hex")}`;
    this.to = `<${this.uri}>`;
  }

  async begin() {
    this.line = await RtpLine.open({ host: HOST, hz: this.hz });
    this.#ask("INVITE", { sdp: writeSdp({ host: HOST, port: this.line.port }) });
    this.#repeat();
  }

  hangUp() {
    if (this.state === "ended") return;
    // Until it is answered it is taken back, in the name of the order itself.
    if (this.state === "up")
      this.#ask("BYE", { number: ++this.#count, branch: randomBytes(6).toString("hex") });
    else this.#ask("CANCEL", {});
    this.#repeat();
    this.#end("hung up");
  }

  /** Ends without a word. */
  die() {
    clearInterval(this.#again);
    if (this.state !== "ended") this.line?.close();
    this.state = "ended";
  }

  /** @param {ReturnType<typeof import("./sip-message.mjs").readMessage>} message */
  take(message, from) {
    if (message.isAnswer) return this.#takeAnswer(message);
    const sdp =
      message.method === "INVITE" && this.line ? writeSdp({ host: HOST, port: this.line.port }) : "";
    if (message.method !== "ACK")
      this.phone.send(writeAnswer(message, { code: 200, contact: this.phone.contact, sdp }), from);
    if (message.method === "BYE") this.#end("they hung up");
  }

  #takeAnswer(message) {
    const code = Number(message.uri);
    clearInterval(this.#again);
    if (!message.one("cseq").endsWith("INVITE") || code < 180) return;
    if (code < 200) {
      if (this.state === "new") this.state = "ringing";
      return;
    }
    this.to = message.one("to");
    this.#acknowledge(message, code);
    if (code >= 300) return this.#end(`refused with ${code}`);
    if (this.state === "up" || this.state === "ended") return;
    this.state = "up";
    this.uri = targetOf(message) || this.uri;
    this.line.sendTo(readSdp(message.body));
    this.emit("up");
  }

  /** A refusal is acknowledged within the order's own exchange of messages, an answer in one of its own. */
  #acknowledge(message, code) {
    const uri = code < 300 ? targetOf(message) : this.uri;
    const branch = code < 300 ? randomBytes(6).toString("hex") : this.#branch;
    this.phone.send(this.#write("ACK", { uri, branch, number: 1 }), this.exchange);
  }

  #ask(method, more) {
    this.#said = this.#write(method, more);
    this.phone.send(this.#said, this.exchange);
  }

  #write(method, more) {
    const { uri, from, to, id: callId } = this;
    const me = { host: HOST, port: this.phone.port, branch: this.#branch };
    return writeRequest({ method, uri, from, to, callId, ...me, ...more });
  }

  /** UDP loses packets: what is not answered is said again. */
  #repeat() {
    let left = SAY_AT_MOST;
    clearInterval(this.#again);
    this.#again = setInterval(
      () => (left-- > 0 ? this.phone.send(this.#said, this.exchange) : clearInterval(this.#again)),
      AGAIN_MS,
    ).unref();
  }

  #end(why) {
    if (this.state === "ended") return;
    this.state = "ended";
    this.why = why;
    this.line?.close();
    this.emit("ended", why);
  }
}
