"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { isAt, placesFor } from "@/components/shell/navigation";
import { useWorkspace } from "@/components/shell/workspace-context";
import classes from "./day-switch.module.css";

/** From the day as a whole to this moment and back; nothing for whoever may see only one of them. */
export function DaySwitch() {
  const t = useTranslations("common.nav");
  const { slug, abilities } = useWorkspace();
  const pathname = usePathname();
  const places = placesFor(abilities, false).filter(
    ({ key, within }) => key === "today" || within === "today",
  );
  if (places.length < 2) return null;
  const open = places.findLast((place) => isAt(pathname, slug, place));
  return (
    <nav aria-label={t("today")} className={classes.switch}>
      {places.map((place) => (
        <Link
          key={place.key}
          href={`/${slug}${place.path}`}
          aria-current={place === open ? "page" : undefined}
          className={classes.link}
        >
          <place.icon size={16} stroke={1.7} aria-hidden />
          {t(place.key)}
        </Link>
      ))}
    </nav>
  );
}
