import { ACCOUNT_SID } from "./account";
import { SECOND_MS } from "./pace";
import { newSid } from "./sid";
import type { Attributes } from "./twiml";
import type { PostWebhook } from "./webhooks";

export interface Conference {
  sid: string;
  name: string;
  status: "init" | "in-progress" | "completed";
  /** By the call's sid. */
  members: Map<string, Member>;
  /** Of whoever came first. */
  attributes: Attributes;
}

/** How a call is in a room. */
export interface Member {
  isMuted: boolean;
  /** The one call that hears it; null: all do. */
  coaches: string | null;
}

export interface Recording {
  sid: string;
  room: Conference;
}

/** The rooms in which calls meet. A room begins when the second comes, and ends when the last leaves. */
export class Conferences {
  readonly all: Conference[] = [];
  /** Of the talks that were recorded and are over. */
  readonly recordings: Recording[] = [];
  readonly #post: PostWebhook;

  constructor(post: PostWebhook) {
    this.#post = post;
  }

  enter(name: string, callSid: string, attributes: Attributes): void {
    let room = this.all.find((one) => one.name === name && one.status !== "completed");
    if (!room) {
      room = { sid: newSid("CF"), name, status: "init", members: new Map(), attributes };
      this.all.push(room);
    }
    room.members.set(callSid, {
      isMuted: attributes.muted === "true",
      coaches: attributes.coach ?? null,
    });
    if (room.status !== "init" || room.members.size < 2) return;
    room.status = "in-progress";
    this.#tell(room, "conference-start");
  }

  /** Whether one call hears another. */
  hears(listener: string, speaker: string): boolean {
    const room = this.all.find(({ members }) => members.has(listener) && members.has(speaker));
    const member = room?.members.get(speaker);
    return member !== undefined && !member.isMuted && (member.coaches ?? listener) === listener;
  }

  leave(callSid: string): void {
    for (const room of this.all) {
      if (!room.members.delete(callSid) || room.members.size > 0) continue;
      if (room.status === "in-progress" && room.attributes.record === "record-from-start") this.#record(room);
      room.status = "completed";
    }
  }

  /** Twilio has the sound ready some time after the end. */
  #record(room: Conference): void {
    const recording = { sid: newSid("RE"), room };
    setTimeout(() => {
      this.recordings.push(recording);
      void this.#post(room.attributes.recordingStatusCallback ?? "", {
        AccountSid: ACCOUNT_SID,
        ConferenceSid: room.sid,
        RecordingSid: recording.sid,
        RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT_SID}/Recordings/${recording.sid}`,
        RecordingStatus: "completed",
        RecordingDuration: "1",
        RecordingChannels: "1",
        RecordingSource: "Conference",
      });
    }, SECOND_MS);
  }

  #tell(room: Conference, event: string): void {
    void this.#post(room.attributes.statusCallback ?? "", {
      ConferenceSid: room.sid,
      FriendlyName: room.name,
      StatusCallbackEvent: event,
      SequenceNumber: "1",
      Timestamp: new Date().toUTCString(),
    });
  }
}
