import { formatPhone } from "@/core/phone/format-phone";
import type { Desk, DeskCall, DeskPhone } from "@/core/phones-contract/desk";
import { type LegRecord, type NetworkLeg, numberToCall, talkMs } from "./leg";
import type { PhoneNetwork } from "./network";

const LISTED_AUTOMATIC = 24;
const LISTED_MANUAL = 12;

/** The network as a desk of phones shows it at one moment. `alwaysThere` are manual numbers that never leave. */
export function viewDesk(network: PhoneNetwork, alwaysThere: readonly string[], now: number): Desk {
  const live = network.legs.filter((leg) => leg.state !== "placed");
  const automatic = live.filter((leg) => leg.behaviour.kind !== "manual");
  const listed = automatic.slice(-LISTED_AUTOMATIC);
  return {
    at: now,
    phones: [...manualPhones(network, live, alwaysThere), ...listed.map(automaticPhone)],
    unlisted: automatic.length - listed.length,
  };
}

function manualPhones(
  network: PhoneNetwork,
  live: NetworkLeg[],
  alwaysThere: readonly string[],
): DeskPhone[] {
  const lastRung = network.deskCalls;
  const others = [...lastRung.keys()].filter((number) => !alwaysThere.includes(number));
  return [...alwaysThere, ...others.slice(-LISTED_MANUAL)].map((number) => {
    const leg = live.find((one) => one.record.number === number) ?? null;
    const record = lastRung.get(number);
    return {
      id: number,
      number,
      display: formatPhone(number),
      manual: true,
      seat: record?.seat ?? null,
      call: leg && callOn(leg),
      lastCall: record ? lastCall(record) : null,
    };
  });
}

function automaticPhone(leg: NetworkLeg): DeskPhone {
  const { number, seat } = leg.record;
  return {
    id: leg.id,
    number,
    display: formatPhone(number),
    manual: false,
    seat,
    call: callOn(leg),
    lastCall: null,
  };
}

function callOn({ id, state, record, joinedWith, stopSaying }: NetworkLeg): DeskCall {
  const said = record.said.at(-1);
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
  };
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
