import { type Arrival, readArrival, signatureOf } from "@/core/flow/runtime/arrival";
import type { Fact } from "@/core/widget-contract/visitor-facts";
import { ARRIVAL } from "../page/arrival-note";
import { hasOpenDialog } from "../page/busy";
import type { Memory } from "../page/memory";
import { json } from "../page/safely";
import { type OfferEvent, readOfferLog } from "./offer-log";
import { needsOneOf, partsOf, type Source, type Watch } from "./source";

/** What is kept of a visitor on this site, in their own browser, shared by its tabs. Instants in epoch milliseconds. */
interface Visits {
  firstAt: number;
  /** When this visit began, when something happened in it last, and when the visit before it ended (0: there was none). */
  startedAt: number;
  lastAt: number;
  endedAt: number;
  count: number;
  /** Of this visit. */
  pages: number;
  seconds: number;
  arrival: Arrival;
}

/** Somebody who reads one page for long is still there: the visit is kept alive this often. */
const KEEP_ALIVE_SECONDS = 60;
const IDLE_MS = 30 * 60_000;
/** Somebody who comes back without saying from where still came from what brought them, for so long. */
const LAST_SOURCE_MS = 90 * 86_400_000;
const DAY_MS = 86_400_000;

export interface History {
  source: Source;
  /** Epoch milliseconds. */
  visitStartedAt(): number;
  /** What happened to this offer in this view does not count against it now; undefined: everything counts. */
  pardon(offer: string | undefined): void;
}

/** Counts this page, and the visit where one begins with it. */
export function rememberVisits(memory: Memory, watch: Watch): History {
  const arrival = readArrival(new URL(location.href), document.referrer);
  let visits = nextPage(read(memory), arrival, Date.now());
  write(memory, visits);
  // A request tells the same source as rules were asked about.
  // A visit that was kept by an older widget has no page.
  const { page = location.href, referrer, source } = visits.arrival;
  memory.write("session", ARRIVAL, `${page} ${referrer} ${source}`);
  let viewStartedAt = Date.now();
  let pardoned: string | undefined;
  /** Another tab may have gone on with the visit. One that ended before this began came to light by a late consent. */
  const known = () => {
    const kept = read(memory) ?? visits;
    return kept.lastAt < visits.startedAt ? nextPage(kept, arrival, visits.startedAt) : kept;
  };
  const log = () => readOfferLog(memory).filter(({ at, offer }) => offer !== pardoned || at < viewStartedAt);
  // Without a reload the referrer stays what it was at the first page: only the page is new.
  watch.onTurn(() => {
    viewStartedAt = Date.now();
    visits = { ...known(), lastAt: viewStartedAt };
    visits.pages += 1;
    write(memory, visits);
  });
  const countsSeconds = needsOneOf(watch.needs, "seconds-on-site");
  let unwritten = 0;
  watch.onTick((seconds) => {
    if (!hasOpenDialog()) unwritten += seconds;
    if (unwritten < (countsSeconds ? 1 : KEEP_ALIVE_SECONDS)) return;
    visits = { ...known(), lastAt: Date.now() };
    visits.seconds += unwritten;
    unwritten = 0;
    write(memory, visits);
    watch.changed();
  });
  window.addEventListener("storage", watch.changed);
  return {
    visitStartedAt: () => visits.startedAt,
    pardon(offer) {
      pardoned = offer;
    },
    source(key) {
      const [kind] = partsOf(key);
      return Object.hasOwn(READERS, kind) ? READERS[kind]?.({ visits: known(), memory, log }) : undefined;
    },
  };
}

function nextPage(known: Visits | undefined, arrival: Arrival, now: number): Visits {
  if (!known)
    return { firstAt: now, startedAt: now, lastAt: now, endedAt: 0, count: 1, pages: 1, seconds: 0, arrival };
  const signature = signatureOf(arrival);
  const isNewSource = signature !== "" && signature !== signatureOf(known.arrival);
  if (!isNewSource && now - known.lastAt < IDLE_MS) return { ...known, lastAt: now, pages: known.pages + 1 };
  const isRecent = signatureOf(known.arrival) !== "" && now - known.startedAt < LAST_SOURCE_MS;
  return {
    firstAt: known.firstAt,
    startedAt: now,
    lastAt: now,
    endedAt: known.lastAt,
    count: known.count + 1,
    pages: 1,
    seconds: 0,
    arrival: signature === "" && isRecent ? known.arrival : arrival,
  };
}

interface Remembered {
  visits: Visits;
  memory: Memory;
  log(): OfferEvent[];
}
type Reader = (remembered: Remembered) => Fact | undefined;

const ofVisit = (read: (visits: Visits) => Fact | undefined): Reader => {
  return ({ visits }) => read(visits);
};
const tag = (name: string) => ofVisit(({ arrival }) => arrival.tags[name]);
const shownSince = ({ log }: Remembered, since: number) =>
  log().filter(({ at, event }) => event === "shown" && at >= since).length;

const READERS: Record<string, Reader> = {
  referrer: ofVisit(({ arrival }) => arrival.referrer || undefined),
  source: ofVisit(({ arrival }) => arrival.source),
  utm_source: tag("utm_source"),
  utm_medium: tag("utm_medium"),
  utm_campaign: tag("utm_campaign"),
  utm_term: tag("utm_term"),
  utm_content: tag("utm_content"),
  "ad-click": ofVisit(({ arrival }) => Boolean(arrival.tags["ad-network"])),
  "ad-network": tag("ad-network"),
  returning: ofVisit(({ count }) => count > 1),
  visits: ofVisit(({ count }) => count),
  "pages-viewed": ofVisit(({ pages }) => pages),
  "seconds-on-site": ofVisit(({ seconds }) => Math.floor(seconds)),
  "days-since-last-visit": ofVisit(({ endedAt }) => (endedAt ? daysSince(endedAt) : undefined)),
  "requested-before": ({ memory }) => memory.read("lasting", "requested") !== null,
  "last-outcome": ({ memory }) => memory.read("lasting", "outcome") ?? undefined,
  "days-since-dismissed": ({ log }) => {
    const last = log().findLast(({ event }) => event === "dismissed");
    return last && daysSince(last.at);
  },
  "shown-session": (remembered) => shownSince(remembered, remembered.visits.startedAt),
  "shown-today": (remembered) => shownSince(remembered, new Date().setHours(0, 0, 0, 0)),
  "shown-month": (remembered) => shownSince(remembered, Date.now() - 30 * DAY_MS),
};

const daysSince = (at: number) => Math.floor((Date.now() - at) / DAY_MS);

function read(memory: Memory): Visits | undefined {
  try {
    const kept: unknown = JSON.parse(memory.read("lasting", "visits") ?? "null");
    return isVisits(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isVisits(value: unknown): value is Visits {
  if (typeof value !== "object" || value === null) return false;
  const { lastAt, count, arrival }: Partial<Visits> = value;
  return typeof lastAt === "number" && typeof count === "number" && typeof arrival?.tags === "object";
}

function write(memory: Memory, { arrival, ...visits }: Visits): void {
  memory.write("lasting", "visits", json({ ...visits, arrival: { ...arrival } }));
}
