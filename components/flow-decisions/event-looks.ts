import {
  type Icon,
  IconCheck,
  IconEye,
  IconHandClick,
  IconMessage,
  IconRoute,
  IconUnlink,
  IconX,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/theme";
import type { Decision } from "./decision";

/** How what happened on a page looks. */
export const EVENT_LOOKS = {
  decided: { icon: IconRoute, tone: "grey" },
  shown: { icon: IconEye, tone: "violet" },
  missing: { icon: IconUnlink, tone: "amber" },
  opened: { icon: IconHandClick, tone: "blue" },
  dismissed: { icon: IconX, tone: "grey" },
  requested: { icon: IconCheck, tone: "green" },
  messenger: { icon: IconMessage, tone: "cyan" },
} satisfies Record<Decision["events"][number]["event"], { icon: Icon; tone: Tone }>;

/** The furthest that a view came, from the last to the first. */
const FURTHEST = ["requested", "messenger", "dismissed", "opened", "shown", "missing", "decided"] as const;

/** What a line of the list says became of a view. */
export const furthest = (happened: readonly (typeof FURTHEST)[number][]) =>
  FURTHEST.find((event) => happened.includes(event)) ?? "decided";
