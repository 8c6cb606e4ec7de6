"use client";

import { SimpleGrid } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { textOn } from "@/core/widget-contract/accent";
import type { WidgetAppearance } from "@/core/widget-contract/wire";
import classes from "./sites.module.css";

/** The host page's own colours, not ours: a page may be light while our dashboard is dark. */
const PAGES = {
  light: { background: "#ffffff", color: "#14161a" },
  dark: { background: "#1b1d23", color: "#f2f3f6" },
} as const;

/** The button in its corner, on the pages on which it will stand. */
export function AppearancePreview({ appearance }: { appearance: WidgetAppearance }) {
  const t = useTranslations("sites.appearance");
  const { color, position, theme } = appearance;
  if (!/^#[\da-f]{6}$/i.test(color)) return null;
  const pages = theme === "auto" ? (["light", "dark"] as const) : [theme];
  return (
    <SimpleGrid cols={{ base: 1, xs: pages.length }} spacing="sm">
      {pages.map((page) => (
        <div
          key={page}
          className={classes.stage}
          style={PAGES[page]}
          role="img"
          aria-label={t(`preview.${page}`)}
        >
          <div className={classes.page}>
            {[60, 92, 84, 40].map((width) => (
              <span key={width} style={{ width: `${width}%` }} />
            ))}
          </div>
          <span
            className={classes.button}
            style={{ [position]: 16, background: color, color: textOn(color) }}
          >
            <IconPhone size={26} />
          </span>
        </div>
      ))}
    </SimpleGrid>
  );
}
