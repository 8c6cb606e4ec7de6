"use client";

import { ColorInput, Fieldset, Select, Stack, Switch } from "@mantine/core";
import { ColorAdvice } from "@/components/sites/color-advice";
import type { DraftOffer } from "../../node/read-offer";
import { useEditor } from "../../store/editor-context";
import { useWording } from "../../words/use-wording";

interface OfferLooksProps {
  form: string;
  /** By itself, so that a sound may go with it. */
  comesUp: boolean;
  appearance: DraftOffer["appearance"];
  onChange: (appearance: DraftOffer["appearance"]) => void;
}

const ICONS = ["phone", "bell", "chat", "headset", "none"];
const THEMES = ["light", "dark", "auto"] as const;
const OF_SITE = "site";

/** How an offer looks: where nothing is chosen, as its site does. */
export function OfferLooks({ form, comesUp, appearance, onChange }: OfferLooksProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  const positions = form === "bar" ? ["bottom", "top"] : ["right", "left"];
  const isPlaced = form === "button" || form === "slide-in" || form === "bar";
  const position = positions.includes(appearance.position) ? appearance.position : positions[0];
  const named = (group: string, options: readonly string[]) =>
    options.map((value) => ({ value, label: t(`offer.${group}.${value}`) }));
  return (
    <Fieldset legend={t("offer.looks")} p="sm">
      <Stack gap="sm">
        {isPlaced && (
          <Select
            label={t("offer.position")}
            readOnly={readOnly}
            allowDeselect={false}
            data={named("positions", positions)}
            value={position}
            onChange={(next) => next && onChange({ ...appearance, position: next })}
          />
        )}
        <Select
          label={t("offer.icon")}
          readOnly={readOnly}
          allowDeselect={false}
          data={named("icons", ICONS)}
          value={appearance.icon}
          onChange={(next) => next && onChange({ ...appearance, icon: next })}
        />
        <Select
          label={t("offer.theme")}
          readOnly={readOnly}
          allowDeselect={false}
          data={named("themes", [OF_SITE, ...THEMES])}
          value={appearance.theme ?? OF_SITE}
          onChange={(next) => onChange({ ...appearance, theme: next === OF_SITE ? null : next })}
        />
        <Stack gap="xs">
          <ColorInput
            label={t("offer.color")}
            placeholder={t("offer.themes.site")}
            format="hex"
            readOnly={readOnly}
            value={appearance.color ?? ""}
            onChange={(next) => onChange({ ...appearance, color: next || null })}
          />
          <ColorAdvice
            color={appearance.color ?? ""}
            theme={THEMES.find((name) => name === appearance.theme) ?? "auto"}
            onTake={readOnly ? null : (color) => onChange({ ...appearance, color })}
          />
        </Stack>
        {comesUp && (
          <Switch
            label={t("offer.sound")}
            description={t("offer.soundHint")}
            disabled={readOnly}
            checked={appearance.sound === "soft"}
            onChange={(event) =>
              onChange({ ...appearance, sound: event.currentTarget.checked ? "soft" : "none" })
            }
          />
        )}
      </Stack>
    </Fieldset>
  );
}
