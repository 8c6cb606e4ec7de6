import type { EventEmitter } from "node:events";

export interface RtpLine {
  /** Packets. */
  sent: number;
  received: number;
  /** Pressed by the other side. */
  keys: string;
  sing(hz: number): void;
  press(key: string, ms?: number): Promise<void>;
  heard(hz: number, seconds?: number): number;
  sound(seconds?: number): Buffer;
  longestSilenceMs(): number;
}

export class PhoneCall extends EventEmitter {
  state: "new" | "ringing" | "up" | "ended";
  line: RtpLine | undefined;
  number: string;
  caller: string;
  hz: number;
  why: string | undefined;
  ring(): void;
  playEarly(): Promise<void>;
  reject(code: number): void;
  answer(): Promise<void>;
  hangUp(): void;
  die(): void;
}

/** A call of the telephone's own; its hand is the same. */
export class OutgoingCall extends EventEmitter {
  state: "new" | "ringing" | "up" | "ended";
  line: RtpLine | undefined;
  /** The caller's. */
  number: string;
  hz: number;
  why: string | undefined;
  hangUp(): void;
  die(): void;
}

export class Softphone extends EventEmitter {
  static open(options?: { port?: number; hz?: number }): Promise<Softphone>;
  port: number;
  call(call: { from: string; to: string; exchange: number; hz?: number }): Promise<OutgoingCall>;
  close(): void;
}
