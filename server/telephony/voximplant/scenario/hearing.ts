import type { Platform, VoxCall, VoxConference } from "./voxengine";

/**
 * Who hears whom where more than two are in a talk. At VoxEngine a call receives one stream, and a new one replaces it: whoever
 * is to hear several has a conference of their own, into which those speak and from which it alone hears.
 */
export function createHearing({ VoxEngine }: Platform) {
  const mixed = new Map<VoxCall, { conference: VoxConference; speakers: Set<VoxCall> }>();

  /** From now on the listener hears these, and nobody else. */
  function hear(listener: VoxCall, speakers: readonly VoxCall[]): void {
    const before = mixed.get(listener);
    const [only] = speakers;
    if (speakers.length > 1) return mix(listener, speakers);
    if (before === undefined) return;
    mixed.delete(listener);
    if (only) only.sendMediaTo(listener);
    before.conference.stop();
  }

  function mix(listener: VoxCall, wanted: readonly VoxCall[]): void {
    const known = mixed.get(listener);
    const { conference, speakers } = known ?? {
      conference: VoxEngine.createConference({ hd_audio: false }),
      speakers: new Set<VoxCall>(),
    };
    for (const speaker of speakers)
      if (!wanted.includes(speaker)) {
        speaker.stopMediaTo(conference);
        speakers.delete(speaker);
      }
    for (const speaker of wanted)
      if (!speakers.has(speaker)) {
        speaker.sendMediaTo(conference);
        speakers.add(speaker);
      }
    if (known) return;
    mixed.set(listener, { conference, speakers });
    conference.sendMediaTo(listener);
  }

  return { hear };
}
