import { formatPhone } from "@/core/phone/format-phone";
import type { Desk, DeskCall, DeskPhone } from "@/core/phones-contract/desk";
import { type LegRecord, type NetworkLeg, numberToCall, talkMs } from "./leg";
import type { PhoneNetwork } from "./network";
import { heardBy } from "./supervise";
import type { TextInbox } from "./text-inbox";

const LISTED_AUTOMATIC = 24;
const LISTED_MANUAL = 12;

/** The network as a desk of phones shows it at one moment. `alwaysThere` are manual numbers that never leave. */
export function viewDesk(
  network: PhoneNetwork,
  texts: TextInbox,
  alwaysThere: readonly string[],
  now: number,
): Desk {
  const live = network.legs.filter((leg) => leg.state !== "placed");
  const automatic = live.filter((leg) => leg.behaviour.kind !== "manual");
  const listed = automatic.slice(-LISTED_AUTOMATIC);
  return {
    at: now,
    phones: [
      ...manualPhones({ network, texts, live, alwaysThere }),
      ...listed.map((leg) => automaticPhone(leg, live)),
    ],
    unlisted: automatic.length - listed.length,
  };
}

interface Manual {
  network: PhoneNetwork;
  texts: TextInbox;
  live: NetworkLeg[];
  alwaysThere: readonly string[];
}

function manualPhones({ network, texts, live, alwaysThere }: Manual): DeskPhone[] {
  const lastRung = network.deskCalls;
  // Phones that were only written to come before those that were rung.
  const known = new Set([...texts.manualNumbers.filter((one) => !lastRung.has(one)), ...lastRung.keys()]);
  const others = [...known].filter((number) => !alwaysThere.includes(number));
  return [...alwaysThere, ...others.slice(-LISTED_MANUAL)].map((number) => {
    const leg = live.find((one) => one.record.number === number) ?? null;
    const record = lastRung.get(number);
    return {
      id: number,
      number,
      display: formatPhone(number),
      manual: true,
      seat: record?.seat ?? null,
      call: leg && callOn(leg, live),
      lastCall: record ? lastCall(record) : null,
      texts: [...texts.textsOf(number)],
    };
  });
}

function automaticPhone(leg: NetworkLeg, live: NetworkLeg[]): DeskPhone {
  const { number, seat } = leg.record;
  return {
    id: leg.id,
    number,
    display: formatPhone(number),
    manual: false,
    seat,
    call: callOn(leg, live),
    lastCall: null,
    texts: [],
  };
}

function callOn(leg: NetworkLeg, live: NetworkLeg[]): DeskCall {
  const { id, state, record, joinedWith, stopSaying } = leg;
  const said = record.said.at(-1);
  const heard = heardBy(leg, live);
  return {
    legId: id,
    state: state === "up" ? "up" : "ringing",
    isOutgoing: record.called !== null,
    callerName: record.called === null ? record.callerName : formatPhone(record.called),
    ringingAt: record.ringingAt ?? record.placedAt,
    answeredAt: record.answeredAt,
    joinedWith: joinedWith?.id ?? null,
    joinedAt: joinedWith ? (record.joins.at(-1)?.at ?? null) : null,
    announcement: said
      ? {
          key: said.key,
          text: said.text,
          language: said.language,
          sound: said.sound,
          speaking: stopSaying !== null,
        }
      : null,
    digits: record.digits.map(({ digit }) => digit).join(""),
    dialled: record.dialled?.keys ?? null,
    follows:
      heard && leg.follows
        ? {
            mode: leg.follows.mode,
            operator: formatPhone(heard.operator.record.number),
            customer: formatPhone(heard.customer.record.number),
          }
        : null,
    hearsManager: live.some((one) => isHeardOn(leg, one, live)),
  };
}

/** Whoever whispers is heard by the operator, whoever joins in by both. */
function isHeardOn(leg: NetworkLeg, manager: NetworkLeg, live: NetworkLeg[]): boolean {
  const heard = manager.follows && heardBy(manager, live);
  if (!heard || manager.follows?.mode === "listen") return false;
  return heard.operator === leg || (heard.customer === leg && manager.follows?.mode === "barge");
}

function lastCall(record: LegRecord): DeskPhone["lastCall"] {
  if (record.endedAt === null || record.cause === null) return null;
  return {
    endedAt: record.endedAt,
    cause: record.cause,
    talkMs: talkMs(record),
    canCallBack: numberToCall(record) !== null && record.seat === "customer",
  };
}
