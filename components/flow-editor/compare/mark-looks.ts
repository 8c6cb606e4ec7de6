import {
  type Icon,
  IconArrowsMove,
  IconArrowsRightLeft,
  IconCircleMinus,
  IconCirclePlus,
  IconPencil,
} from "@tabler/icons-react";
import { createContext } from "react";
import type { Tone } from "@/components/ui/theme";
import type { Change, Mark } from "@/core/flow/compare";

/** How a difference looks wherever it stands: always with its word. */
export const MARKS: Record<Change["kind"], { tone: Tone; icon: Icon }> = {
  added: { tone: "green", icon: IconCirclePlus },
  removed: { tone: "red", icon: IconCircleMinus },
  changed: { tone: "amber", icon: IconPencil },
  way: { tone: "blue", icon: IconArrowsRightLeft },
  moved: { tone: "grey", icon: IconArrowsMove },
};

/** What differs on this canvas, by the id of a step, note or connection. */
export const MarksContext = createContext<ReadonlyMap<string, Mark>>(new Map());
