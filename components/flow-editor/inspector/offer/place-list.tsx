"use client";

import { ActionIcon, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { OFFER_PLACES } from "@/core/flow/display/offer/definition";
import type { OfferPlaces } from "@/core/flow/runtime/offer";
import { useWording } from "../../words/use-wording";
import classes from "./place-list.module.css";

interface PlaceListProps {
  places: OfferPlaces;
  /** Undefined: it can only be read. */
  onRemove: ((name: keyof OfferPlaces) => void) | undefined;
}

/** The parts of the site's form that were chosen, by the words on them and by how they are found. */
export function PlaceList({ places, onRemove }: PlaceListProps) {
  const { t } = useWording();
  const chosen = OFFER_PLACES.flatMap((name) => {
    const place = places[name];
    return place ? [{ name, ...place }] : [];
  });
  if (chosen.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("places.none")}
      </Text>
    );
  return (
    <ul className={classes.places}>
      {chosen.map(({ name, text, selectors, within }) => (
        <li key={name} className={classes.place}>
          <div className={classes.words}>
            <div>
              <span className={classes.name}>{t(`places.names.${name}`)}</span>
              {text && <span className={classes.text}> {t("places.quoted", { text })}</span>}
            </div>
            <code className={classes.selector}>
              {[...(within ?? []).map(([first]) => first), selectors[0]].join(" › ")}
            </code>
          </div>
          {onRemove && (
            <ActionIcon
              aria-label={t("places.remove", { name: t(`places.names.${name}`) })}
              onClick={() => onRemove(name)}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}
