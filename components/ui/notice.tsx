import type { Icon } from "@tabler/icons-react";
import type { CSSProperties, ReactNode } from "react";
import classes from "./notice.module.css";
import type { Tone } from "./theme";

interface NoticeProps {
  tone: Tone;
  icon?: Icon;
  title?: string;
  /** "alert" interrupts a screen reader: for what went wrong. "status" waits: for what came of something. */
  role?: "alert" | "status";
  children: ReactNode;
}

/** A sentence that must not be overlooked, in the colours of the statuses. */
export function Notice({ tone, icon: Glyph, title, role, children }: NoticeProps) {
  const style = {
    "--fill": `var(--tone-${tone}-fill)`,
    "--text": `var(--tone-${tone}-text)`,
  } as CSSProperties;
  return (
    <div className={classes.notice} style={style} role={role}>
      {Glyph && <Glyph size={18} aria-hidden className={classes.mark} />}
      <div className={classes.words}>
        {title && <div className={classes.title}>{title}</div>}
        {children}
      </div>
    </div>
  );
}
