import {
  type RefusalCode,
  type SessionAnswer,
  type SessionOrder,
  type SessionRequest,
  VERSION,
} from "../wire";
import { receiveCalls } from "./incoming";
import { createLegs, type Legs } from "./legs";
import { createReporter } from "./reporter";
import { type SessionLeg, snapshotOf } from "./session-leg";
import type { Platform, Timer } from "./voxengine";

/** Without a leg for so long, the session ends; VoxEngine itself would end it after 60 s. */
const IDLE_MS = 45_000;
/** Nobody talks so long: whatever keeps the session, it ends. */
const LONGEST_MS = 4 * 3_600_000;

/**
 * One call's session: it does what our server orders by requests to its address, and reports what happens. It decides
 * nothing but its own end: when there has been no leg for a while, or far too long one.
 */
export function runSession(platform: Platform): void {
  let name = platform.VoxEngine.customData();
  const reporter = createReporter(platform);
  let idle: Timer | null = null;

  const legs = createLegs(platform, reporter.tell, watchIdleness);
  function watchIdleness(): void {
    if (idle !== null) platform.clearTimeout(idle);
    reporter.onceTaken(null);
    if (legs.living().length > 0) return;
    idle = platform.setTimeout(() => reporter.onceTaken(endIfIdle), IDLE_MS);
  }
  function endIfIdle(): void {
    if (legs.living().length === 0) platform.VoxEngine.terminate();
  }

  platform.VoxEngine.addEventListener(platform.AppEvents.HttpRequest, ({ content }) => {
    const request = readRequest(content);
    if (!request) return refuse("not-understood", "This is not an order.");
    if (!isMeant(request)) return refuse("another-session", "This is another session.");
    name = request.session;
    reporter.reportTo({ ...request.reports, session: name });
    return perform(legs, request.order);
  });
  const isMeant = ({ session, order }: SessionRequest): boolean =>
    session === name || (order.type === "take" && legs.isWaiting(order.reference));

  const onName = (session: string) => {
    name = session;
  };
  receiveCalls({ platform, legs, reporter, onName });
  platform.VoxEngine.addEventListener(platform.AppEvents.Terminating, reporter.sayGoodbye);
  platform.setTimeout(() => platform.VoxEngine.terminate(), LONGEST_MS);
  watchIdleness();
}

/** Our server made it, and proved by knowing the address that it is ours: it is read, not examined. */
function readRequest(content: string): SessionRequest | null {
  try {
    const read: Partial<SessionRequest> | null = JSON.parse(content);
    return read?.session && read.reports && read.order
      ? { session: read.session, reports: read.reports, order: read.order }
      : null;
  } catch {
    return null;
  }
}

function perform(legs: Legs, order: SessionOrder): SessionAnswer {
  switch (order.type) {
    case "place":
      if (!/^\+\d{6,15}$/.test(order.to)) return refuse("bad-number", "This is not a number in E.164.");
      legs.place(order);
      return done();
    case "say":
      return say(legs, order);
    case "take":
      return done({ isGone: !legs.take(order) });
    case "join":
      return join(legs, order);
    case "supervise":
      return supervise(legs, order);
    case "hang-up":
      return done({ isGone: !legs.hangUp(order.legId) });
    case "list":
      return done({ legs: legs.living().flatMap(snapshotOf) });
    default:
      return refuse("not-understood", "This scenario does not know this order: upload a newer one.");
  }
}

function say(legs: Legs, order: Extract<SessionOrder, { type: "say" }>): SessionAnswer {
  const leg = legs.find(order.legId);
  if (legs.isSaid(order.key)) return done();
  if (leg?.state !== "up") return refuse("not-up", "Only a leg that is up can be spoken to.");
  legs.say(leg, order);
  return done();
}

function join(legs: Legs, { legIds, record }: Extract<SessionOrder, { type: "join" }>): SessionAnswer {
  const [left, right] = legIds.map(legs.find);
  if (left?.state !== "up" || right?.state !== "up" || left === right)
    return refuse("not-up", "Only two legs that are up can be joined.");
  if (talksToAnother(left, right) || talksToAnother(right, left))
    return refuse("in-a-talk", "One of them talks to somebody else.");
  legs.join(left, right);
  const recorded = record === undefined ? undefined : legs.find(record);
  if (recorded) legs.record(recorded);
  return done();
}

function supervise(legs: Legs, order: Extract<SessionOrder, { type: "supervise" }>): SessionAnswer {
  const { legId, operatorLegId, customerLegId, mode } = order;
  const [manager, operator, customer] = [legId, operatorLegId, customerLegId].map(legs.find);
  if (manager?.state !== "up") return refuse("not-up", "Only a leg that is up can follow a talk.");
  if (!operator || !customer || operator.joinedWith !== customer)
    return refuse("not-in-a-talk", "The two do not talk with each other.");
  legs.supervise(manager, { operator, customer, mode });
  return done();
}

const talksToAnother = (leg: SessionLeg, other: SessionLeg): boolean =>
  leg.joinedWith !== null && leg.joinedWith !== other;

const done = (more: { isGone?: boolean; legs?: ReturnType<typeof snapshotOf> } = {}): SessionAnswer => ({
  ok: true,
  version: VERSION,
  ...more,
});

const refuse = (code: RefusalCode, message: string): SessionAnswer => ({
  ok: false,
  version: VERSION,
  code,
  message,
});
