import { INCOMING_SECRET, incomingSession, legOfCaller, type ReportAddress } from "../wire";
import type { Legs } from "./legs";
import type { Reporter } from "./reporter";
import type { Incoming, Platform } from "./voxengine";

/** Longer nobody lets it ring, ms; VoxEngine itself would end it after 60 s. */
const LONGEST_RING_MS = 45_000;

/** SIP: temporarily unavailable. */
const UNAVAILABLE = 480;

interface Parts {
  platform: Platform;
  legs: Legs;
  reporter: Reporter;
  onName(name: string): void;
}

/**
 * A session that a call to a number of the account's has begun: our server is told, with the address at which it can
 * order, and the caller hears it ring until it orders. Nobody has told such a session where to report: that stands in
 * a secret of the application's, where the upload has put it.
 */
export function receiveCalls({ platform, legs, reporter, onName }: Parts): void {
  const { VoxEngine, AppEvents, setTimeout } = platform;
  let came: ReportAddress["came"];

  VoxEngine.addEventListener(AppEvents.Started, ({ accessSecureURL, sessionId }) => {
    came = { url: accessSecureURL, historyId: sessionId };
  });

  VoxEngine.addEventListener(AppEvents.CallAlerting, ({ call, callerid, destination }: Incoming) => {
    const reports = readReports(VoxEngine.getSecretValue(INCOMING_SECRET));
    if (!reports || !came) return call.reject(UNAVAILABLE);
    const session = incomingSession(came.historyId);
    const legId = legOfCaller(session);
    onName(session);
    reporter.reportTo({ ...reports, session, came });
    legs.receive(legId, call);
    call.ring();
    const to = numberOf(destination) ?? destination;
    reporter.tell({ type: "incoming", legId, from: numberOf(callerid), to });
    setTimeout(() => {
      if (legs.isWaiting(legId)) legs.hangUp(legId);
    }, LONGEST_RING_MS);
  });
}

/** Voximplant gives numbers without the plus; who shows none comes as a word. */
const numberOf = (shown: string): string | null =>
  /^\+?[1-9]\d{6,14}$/.test(shown) ? `+${shown.replace("+", "")}` : null;

function readReports(secret: string | undefined): { url: string; secret: string } | null {
  try {
    const read: { url?: string; secret?: string } | null = JSON.parse(secret ?? "");
    return read?.url && read.secret ? { url: read.url, secret: read.secret } : null;
  } catch {
    return null;
  }
}
