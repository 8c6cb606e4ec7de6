import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./figure.module.css";

/** A row of figures; `className` says how many stand beside each other. */
export const Figures = ({ className, children }: { className?: string; children: ReactNode }) => (
  <dl className={`${classes.figures} ${className ?? ""}`}>{children}</dl>
);

export interface FigureProps {
  word: ReactNode;
  value: ReactNode;
  /** What lies behind it. */
  href?: string;
  note?: ReactNode;
  tone?: "red";
}

/** One number with its name, and what it means. */
export function Figure({ word, value, href, note, tone }: FigureProps) {
  return (
    <div className={classes.figure} data-tone={tone}>
      <Text component="dt" size="sm" c="dimmed">
        {href ? (
          <Anchor component={Link} href={href} c="inherit" inherit className={classes.door}>
            {word}
          </Anchor>
        ) : (
          word
        )}
      </Text>
      <dd className={classes.value}>{value}</dd>
      {note && (
        <Text component="dd" size="xs" c="dimmed" m={0}>
          {note}
        </Text>
      )}
    </div>
  );
}
