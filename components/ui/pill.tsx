import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./pill.module.css";
import type { Tone } from "./theme";

interface PillProps {
  tone: Tone;
  icon?: Icon;
  /** Over and done: an outline instead of a fill. */
  outline?: boolean;
  /** Something rings now. Stands still for people who asked for less motion. */
  pulsing?: boolean;
  children: ReactNode;
}

/** A status: always colour, icon and word together. */
export function Pill({ tone, icon: Glyph, outline, pulsing, children }: PillProps) {
  return (
    <span className={classes.pill} data-tone={tone} data-outline={outline || undefined}>
      {Glyph && (
        <Glyph
          size={14}
          stroke={2}
          aria-hidden
          className={classes.icon}
          data-pulsing={pulsing || undefined}
        />
      )}
      {children}
    </span>
  );
}
