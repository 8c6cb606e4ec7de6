import type { SessionOrder } from "../wire";
import type { News } from "./reporter";
import type { SessionLeg } from "./session-leg";
import type { Platform, VoxPlayer } from "./voxengine";

type Country = "US" | "RU";

/** Longer texts are refused by VoxEngine, characters. */
const LONGEST_TEXT = 1_500;

/**
 * What is being said to each leg, one thing at a time. Each announcement is a player of its own: `Call.say` does not
 * tell which of two has finished, and nothing at all of one that is stopped.
 */
export function createAnnouncements(platform: Platform, tell: (news: News) => void) {
  const current = new Map<SessionLeg, { key: string; player: VoxPlayer }>();
  const said = new Set<string>();
  /** Legs that wait for somebody who is being rung, and the country whose tone they hear while nothing is said. */
  const waiting = new Map<SessionLeg, Country>();
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

  function finish(leg: SessionLeg): void {
    cut(leg);
    const country = waiting.get(leg);
    if (country) leg.call.playProgressTone(country);
  }

  return {
    /** What is being said ends by a key; who waits hears the tone again. */
    interrupt: finish,
    /** The leg is joined: it hears the other side from now on. */
    giveWay(leg: SessionLeg): void {
      waiting.delete(leg);
      cut(leg);
    },
    /** The leg is down: nobody asks any more how far it got. */
    forget(leg: SessionLeg): void {
      waiting.delete(leg);
      stop(leg);
    },
    ringBack(leg: SessionLeg, country: Country): void {
      waiting.set(leg, country);
      if (!current.has(leg)) leg.call.playProgressTone(country);
    },
    say(leg: SessionLeg, order: Extract<SessionOrder, { type: "say" }>): void {
      const { key } = order;
      if (said.has(key)) return;
      said.add(key);
      waiting.delete(leg);
      cut(leg);
      const player = playerOf(platform, order);
      current.set(leg, { key, player });
      const end = () => {
        if (current.get(leg)?.player === player) finish(leg);
      };
      player.addEventListener(PlaybackFinished, end);
      player.addEventListener(PlaybackFailed, end);
      player.sendMediaTo(leg.call);
    },
    isSaid: (key: string) => said.has(key),
  };
}

function playerOf(
  platform: Platform,
  { text, language, soundUrl }: Extract<SessionOrder, { type: "say" }>,
): VoxPlayer {
  if (soundUrl) return platform.VoxEngine.createURLPlayer({ url: soundUrl });
  return platform.VoxEngine.createTTSPlayer(text.slice(0, LONGEST_TEXT), {
    voice: voiceOf(platform, language),
    progressivePlayback: true,
  });
}

/** A voice for each language that announcements are written in. */
const voiceOf = ({ VoiceList: { Amazon } }: Platform, language: string): unknown =>
  language.toLowerCase().startsWith("ru") ? Amazon.ru_RU_Tatyana : Amazon.en_US_Joanna;
