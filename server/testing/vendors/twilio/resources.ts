import type { OwnNumber } from "./account";
import type { FakeCall } from "./call";
import type { Conference, Member } from "./conferences";

const rfc2822 = (at: Date): string => at.toUTCString().replace("GMT", "+0000");

/** A call as the API answers it. */
export const callResource = (call: FakeCall, accountSid: string) => ({
  sid: call.sid,
  account_sid: accountSid,
  to: call.to,
  from: call.from,
  status: call.status,
  direction: call.direction,
  answered_by: call.answeredBy,
  date_created: rfc2822(call.createdAt),
  start_time: call.startedAt && rfc2822(call.startedAt),
  end_time: null,
  duration: null,
  price: null,
  price_unit: "USD",
  uri: `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}.json`,
});

export const conferenceResource = (room: Conference, accountSid: string) => ({
  sid: room.sid,
  account_sid: accountSid,
  friendly_name: room.name,
  status: room.status,
  region: "us1",
});

export const participantResource = (
  room: Conference,
  [callSid, { isMuted, coaches }]: [string, Member],
  accountSid: string,
) => ({
  account_sid: accountSid,
  call_sid: callSid,
  conference_sid: room.sid,
  muted: isMuted,
  coaching: coaches !== null,
  call_sid_to_coach: coaches,
  status: "connected",
});

export const numberResource = ({ sid, phoneNumber, voiceUrl, statusCallback }: OwnNumber) => ({
  sid,
  phone_number: phoneNumber,
  friendly_name: phoneNumber,
  voice_url: voiceUrl,
  status_callback: statusCallback,
});

/** One page that holds all. */
export const listOf = (name: string, items: unknown[]) => ({
  [name]: items,
  page: 0,
  page_size: 1000,
  start: 0,
  end: Math.max(0, items.length - 1),
  uri: "/",
  first_page_uri: "/",
  next_page_uri: null,
  previous_page_uri: null,
});
