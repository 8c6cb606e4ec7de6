import {
  type Icon,
  IconArrowsExchange,
  IconBell,
  IconCheck,
  IconClock,
  IconHeadset,
  IconPhone,
  IconPhoneOff,
  IconX,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/theme";
import type { Outcome, Stage } from "@/core/callback/state";

export interface Look {
  tone: Tone;
  icon: Icon;
  /** Somebody's phone rings at this very moment. */
  pulsing?: boolean;
}

/** A stage always looks the same: here, in lists, on the board. The widget draws its own copy of this table. */
export const STAGE_LOOKS: Record<Exclude<Stage, "finished">, Look> = {
  requested: { tone: "grey", icon: IconBell },
  scheduled: { tone: "cyan", icon: IconClock },
  "operator-ringing": { tone: "amber", icon: IconHeadset, pulsing: true },
  "operator-answered": { tone: "blue", icon: IconHeadset },
  "customer-ringing": { tone: "violet", icon: IconPhone, pulsing: true },
  talking: { tone: "green", icon: IconArrowsExchange },
};

export const OUTCOME_LOOKS: Record<Outcome, Look> = {
  conversation: { tone: "green", icon: IconCheck },
  unreached: { tone: "red", icon: IconPhoneOff },
  "nobody-free": { tone: "red", icon: IconPhoneOff },
  cancelled: { tone: "grey", icon: IconX },
  refused: { tone: "grey", icon: IconX },
  failed: { tone: "red", icon: IconX },
};
