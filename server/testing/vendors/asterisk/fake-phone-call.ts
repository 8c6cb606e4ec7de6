import { EventEmitter } from "node:events";

/** What somebody does at a telephone, as the exchange hears of it, by the channel's id. */
export interface PhoneExchange {
  readonly channels: ReadonlyMap<string, { bridgeId: string | null }>;
  ringing(id: string): void;
  playsEarly(id: string): void;
  answered(id: string): void;
  /** @param code of SIP */
  rejected(id: string, code: number): void;
  pressed(id: string, digit: string): void;
  destroy(id: string, cause: number): void;
}

/** What a person does at a telephone of the fake exchange: the same hand as at a real softphone. */
export class FakePhoneCall extends EventEmitter {
  state: "new" | "ringing" | "up" | "ended" = "new";
  why: string | undefined;
  hz = 0;
  /** Pressed by the exchange. */
  keys = "";
  /** How often it made itself heard. */
  sounds = 0;
  readonly line = {
    press: async (key: string) => this.exchange.pressed(this.id, key),
    sing: (hz: number) => {
      if (hz > 0) this.sounds += 1;
    },
  };

  constructor(
    private readonly exchange: PhoneExchange,
    private readonly id: string,
    readonly number: string,
  ) {
    super();
  }

  ring(): void {
    this.state = "ringing";
    this.exchange.ringing(this.id);
  }

  async playEarly(): Promise<void> {
    this.state = "ringing";
    this.exchange.playsEarly(this.id);
  }

  reject(code: number): void {
    this.exchange.rejected(this.id, code);
  }

  async answer(): Promise<void> {
    if (this.state === "ended") return;
    this.state = "up";
    this.exchange.answered(this.id);
    this.emit("up");
  }

  /** Outside of a bridge Asterisk cannot say why. */
  hangUp(): void {
    const isBridged = Boolean(this.exchange.channels.get(this.id)?.bridgeId);
    this.exchange.destroy(this.id, isBridged ? 16 : 0);
  }

  over(why: string): void {
    this.state = "ended";
    this.why ??= why;
    this.emit("ended", why);
  }
}
