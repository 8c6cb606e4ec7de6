import type { SessionOrder } from "../wire";
import type { News } from "./reporter";
import type { SessionLeg } from "./session-leg";
import type { Platform, VoxPlayer } from "./voxengine";

/** Longer texts are refused by VoxEngine, characters. */
const LONGEST_TEXT = 1_500;

/**
 * What is being said to each leg, one thing at a time. Each announcement is a player of its own: `Call.say` does not
 * tell which of two has finished, and nothing at all of one that is stopped.
 */
export function createAnnouncements(platform: Platform, tell: (news: News) => void) {
  const current = new Map<SessionLeg, { key: string; player: VoxPlayer }>();
  const said = new Set<string>();
  const { PlaybackFinished, Error: PlaybackFailed } = platform.PlayerEvents;

  function stop(leg: SessionLeg): string | null {
    const saying = current.get(leg);
    if (!saying) return null;
    current.delete(leg);
    // Also one that has finished: a session may have ten players, and only stopping destroys one.
    saying.player.stop();
    return saying.key;
  }

  function cut(leg: SessionLeg): void {
    const key = stop(leg);
    if (key !== null) tell({ type: "announcement-finished", legId: leg.id, key });
  }

  return {
    cut,
    /** The leg is down: nobody asks any more how far it got. */
    forget(leg: SessionLeg): void {
      stop(leg);
    },
    say(leg: SessionLeg, { key, text, language }: Extract<SessionOrder, { type: "say" }>): void {
      if (said.has(key)) return;
      said.add(key);
      cut(leg);
      const player = platform.VoxEngine.createTTSPlayer(text.slice(0, LONGEST_TEXT), {
        language: voiceOf(platform, language),
        progressivePlayback: true,
      });
      current.set(leg, { key, player });
      const finish = () => {
        if (current.get(leg)?.player === player) cut(leg);
      };
      player.addEventListener(PlaybackFinished, finish);
      player.addEventListener(PlaybackFailed, finish);
      player.sendMediaTo(leg.call);
    },
    isSaid: (key: string) => said.has(key),
  };
}

/** A voice for each language that announcements are written in. */
const voiceOf = ({ VoiceList: { Amazon } }: Platform, language: string): unknown =>
  language.toLowerCase().startsWith("ru") ? Amazon.ru_RU_Tatyana : Amazon.en_US_Joanna;
