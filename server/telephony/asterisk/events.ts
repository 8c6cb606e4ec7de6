import type { LegSnapshot, TelephonyEvent } from "../port";
import { causeOfEnd, causeOfFailure } from "./hangup-cause";
import { callThatComesIn, isNamedByAsterisk, TAKEN } from "./incoming";
import { joinedIn, legsOf } from "./leg-bridge";
import { isMachine } from "./machine-detection";
import type { AriEvent, Channel } from "./schema";

/** An event with when it happened, by our clock. */
export type HeardEvent = AriEvent & { at: number };

/**
 * What an event of Asterisk's says about legs, which are named as their channels are. Asterisk gives its events no ids: each fact that can be true only
 * once of a leg has an id made of it, so that the same fact, told again or found in a list, is the same event.
 */
export function readAriEvent(event: HeardEvent): TelephonyEvent[] {
  const { at } = event;
  switch (event.type) {
    case "ChannelStateChange":
      if (event.channel.state === "Ringing") return [ringing(event.channel.id, at)];
      // Who calls us is told of by whoever takes the call.
      return isPickedUp(event.channel) ? [answered(event.channel.id, at)] : [];
    case "Dial":
      // A carrier that plays the tone itself (SIP's 183) never says that it rings, and the channel stays Down.
      return event.dialstatus === "PROGRESS" ? [ringing(event.peer.id, at)] : [];
    case "StasisStart": {
      const { channel, args } = event;
      const incoming = callThatComesIn(channel, args, at);
      if (incoming) return [incoming];
      // Legs are in our application before they are dialled. Up is who was elsewhere and comes back.
      return channel.state === "Up" ? [answered(channel.id, at, isMachine(args))] : [];
    }
    case "StasisEnd":
      // Who calls us leaves us before the channel ends, and of that nobody is told.
      return isNamedByAsterisk(event.channel.id) ? [leftUs(event.channel, at)] : [];
    case "ChannelUserevent":
      return event.channel && event.eventname === TAKEN ? [answered(event.channel.id, at)] : [];
    case "ChannelDtmfReceived": {
      const { channel, digit } = event;
      return [{ id: `${channel.id}:digit:${event.timestamp}`, at, legId: channel.id, type: "digit", digit }];
    }
    case "PlaybackFinished":
      return announcementFinished(event.playback, at);
    case "ChannelEnteredBridge": {
      const legs = joinedIn(event.bridge);
      return legs ? [joined(legs, at)] : [];
    }
    case "ChannelHangupRequest":
      // Its end, which is told next, looks as if somebody had put the phone down.
      return event.soft && event.cause === SHUTDOWN ? [lostLeg(event.channel.id, at)] : [];
    case "ChannelDestroyed": {
      const { cause, tech_cause: sip } = event;
      const { id: legId, state } = event.channel;
      return [
        state === "Up"
          ? { id: overId(legId), at, legId, type: "ended", cause: causeOfEnd(cause) }
          : { id: overId(legId), at, legId, type: "failed", cause: causeOfFailure(cause, sip) },
      ];
    }
    case "RecordingFinished":
      return recordingReady(event.recording, at);
    case "ChannelLeftBridge":
    case "ApplicationReplaced":
      return [];
  }
}

/** Asterisk is being stopped or restarted (AST_SOFTHANGUP_SHUTDOWN). */
const SHUTDOWN = 4;

/** A leg of our making is up. */
export const isPickedUp = ({ id, state }: Channel): boolean => state === "Up" && !isNamedByAsterisk(id);

/** The same facts, found in a list of what lives. */
export function factsOf(legs: readonly LegSnapshot[], at: number): TelephonyEvent[] {
  return legs.flatMap(({ legId, state, joinedWith }) => [
    ...(state === "ringing" ? [ringing(legId, at)] : []),
    ...(state === "up" ? [answered(legId, at)] : []),
    ...(joinedWith !== null && legId < joinedWith ? [joined([legId, joinedWith], at)] : []),
  ]);
}

/** A leg that lived when it was last heard of, and does no more: nobody put the phone down, as far as we know. */
export const lostLeg = (legId: string, at: number): TelephonyEvent => ({
  id: overId(legId),
  at,
  legId,
  type: "ended",
  cause: "lost",
});

function leftUs({ id: legId, state }: Channel, at: number): TelephonyEvent {
  const isUp = state === "Up";
  return {
    id: overId(legId),
    at,
    legId,
    ...(isUp ? { type: "ended", cause: "hung-up" } : { type: "failed", cause: "cancelled" }),
  };
}

const overId = (legId: string): string => `${legId}:over`;

const ringing = (legId: string, at: number): TelephonyEvent => ({
  id: `${legId}:ringing`,
  at,
  legId,
  type: "ringing",
});

export const answered = (legId: string, at: number, machine = false): TelephonyEvent => ({
  id: `${legId}:answered`,
  at,
  legId,
  type: "answered",
  ...(machine ? { machine } : {}),
});

const joined = ([legId, withLegId]: [string, string], at: number): TelephonyEvent => ({
  id: `${legId}:joined:${withLegId}`,
  at,
  legId,
  type: "joined",
  withLegId,
});

/** Also where it was cut short, or its file could not be played: nobody is to wait for its end. */
function announcementFinished(playback: { id: string; target_uri: string }, at: number): TelephonyEvent[] {
  const [, legId] = /^channel:(.+)$/.exec(playback.target_uri) ?? [];
  if (legId === undefined) return [];
  const key = playback.id;
  return [{ id: `${legId}:said:${key}`, at, legId, type: "announcement-finished", key }];
}

type Recording = Extract<AriEvent, { type: "RecordingFinished" }>["recording"];

function recordingReady({ name, target_uri, duration = 0 }: Recording, at: number): TelephonyEvent[] {
  const [, bridgeId = ""] = /^bridge:(.+)$/.exec(target_uri) ?? [];
  // Of both: a leg that was lent to the call is not the call's own.
  return (legsOf(bridgeId) ?? []).map((legId) => ({
    id: `${legId}:recorded:${name}`,
    at,
    legId,
    type: "recording-ready",
    reference: name,
    seconds: duration,
  }));
}
