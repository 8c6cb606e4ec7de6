import type { TelephonyEvent } from "../../port";
import { type ReportAddress, SESSION_HEADER, type SessionReport, SIGNATURE_HEADER } from "../wire";
import { hmacSha256 } from "./hmac-sha256";
import type { Platform } from "./voxengine";

/** VoxEngine has three requests under way at once and refuses the 36th; one at a time keeps the order, too. */
const BATCH = 50;
/** Until a report that is not answered is tried again, s: all others wait behind it. */
const PATIENCE_S = 10;
/** Between tries of a report that was not taken, ms; the last again and again. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000];

export type News = Unnumbered<TelephonyEvent>;
type Unnumbered<T> = T extends unknown ? Omit<T, "id" | "at"> : never;

export type Reporter = ReturnType<typeof createReporter>;

/** Tells our server what happens, in order, each until it is taken. Events are numbered by us: nothing else is. */
export function createReporter(platform: Platform) {
  let waiting: TelephonyEvent[] = [];
  let address: ReportAddress | null = null;
  let count = 0;
  let failures = 0;
  let isSending = false;
  let whenDone: (() => void) | null = null;

  function post(events: TelephonyEvent[], isOver: boolean): Promise<{ code: number }> {
    if (address === null) return Promise.resolve({ code: 0 });
    const { session, came } = address;
    const report: SessionReport = { session, events, isOver, came };
    const body = ascii(JSON.stringify(report));
    return platform.Net.httpRequestAsync(address.url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        [SESSION_HEADER]: session,
        [SIGNATURE_HEADER]: hmacSha256(address.secret, `${session}.${body}`),
      },
      postData: body,
      timeout: PATIENCE_S,
    });
  }

  function send(): void {
    if (isSending) return;
    if (waiting.length === 0) {
      const run = whenDone;
      whenDone = null;
      return run?.();
    }
    isSending = true;
    const batch = waiting.slice(0, BATCH);
    post(batch, false).then(
      ({ code }) => settle(batch, code === 200),
      () => settle(batch, false),
    );
  }

  function settle(batch: TelephonyEvent[], isTaken: boolean): void {
    failures = isTaken ? 0 : failures + 1;
    if (isTaken) waiting = waiting.filter((event) => !batch.includes(event));
    const goOn = () => {
      isSending = false;
      send();
    };
    if (isTaken) return goOn();
    platform.setTimeout(goOn, PAUSES[Math.min(failures, PAUSES.length) - 1] ?? 0);
  }

  return {
    /** Under another name than before nothing is told of what was: our server knows it by what it has ordered. */
    reportTo(next: ReportAddress): void {
      if (address && address.session !== next.session) waiting = [];
      address = next;
    },
    tell(news: News): void {
      count += 1;
      waiting.push({ ...news, id: `${address?.session}:${count}`, at: platform.now() });
      send();
    },
    /** Runs it once everything was taken; null: not after all. */
    onceTaken(run: (() => void) | null): void {
      whenDone = run;
      if (run) send();
    },
    /** The one request that is allowed while the session ends: what is left, and that it is over. */
    sayGoodbye(): void {
      post(waiting, true).catch(() => undefined);
    },
  };
}

/** A signature is over bytes; with nothing but ASCII, a character is one. */
const ascii = (json: string): string =>
  json.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
