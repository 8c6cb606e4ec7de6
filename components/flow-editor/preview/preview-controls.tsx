"use client";

import { Group, SegmentedControl, Select, VisuallyHidden } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile, IconMoon, IconSun } from "@tabler/icons-react";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { languageName } from "@/components/ui/language-name";
import type { PreviewState } from "@/core/widget-contract/preview";
import { useWording } from "../words/use-wording";
import classes from "./preview.module.css";
import type { Previewed } from "./use-previewed";

/** Whose eyes it is looked at with. */
export interface Look {
  device: "desktop" | "phone";
  theme: "light" | "dark";
  state: PreviewState;
  /** Null: the site's. */
  language: string | null;
}

interface PreviewControlsProps {
  look: Look;
  /** What the visitor who is played brings along cannot be chosen here. */
  given: Pick<Previewed, "device" | "language">;
  states: readonly PreviewState[];
  languages: readonly string[];
  onChange: (change: Partial<Look>) => void;
}

/** Frame, theme, moment and language. */
export function PreviewControls({ look, given, states, languages, onChange }: PreviewControlsProps) {
  const { t } = useWording();
  const locale = useLocale();
  return (
    <div className={classes.controls}>
      <div className={classes.row}>
        <SegmentedControl
          size="xs"
          aria-label={t("preview.device")}
          disabled={given.device !== undefined}
          value={look.device}
          onChange={(device) => onChange({ device })}
          data={[
            {
              value: "desktop",
              label: choice(<IconDeviceDesktop size={16} aria-hidden />, t("preview.desktop")),
            },
            { value: "phone", label: choice(<IconDeviceMobile size={16} aria-hidden />, t("preview.phone")) },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("preview.theme")}
          value={look.theme}
          onChange={(theme) => onChange({ theme })}
          data={[
            { value: "light", label: choice(<IconSun size={16} aria-hidden />, t("preview.light"), true) },
            { value: "dark", label: choice(<IconMoon size={16} aria-hidden />, t("preview.dark"), true) },
          ]}
        />
        {languages.length > 1 && (
          <Select
            size="xs"
            flex="1 1 120px"
            aria-label={t("preview.language")}
            allowDeselect={false}
            disabled={given.language !== undefined}
            data={languages.map((code) => ({ value: code, label: languageName(code, locale) }))}
            value={look.language}
            onChange={(language) => onChange({ language })}
          />
        )}
      </div>
      <Select
        size="xs"
        aria-label={t("preview.state")}
        allowDeselect={false}
        flex="1 1 240px"
        maxDropdownHeight={420}
        data={GROUPS.map(({ name, items }) => ({
          group: t(`preview.groups.${name}`),
          items: items
            .filter((state) => states.includes(state))
            .map((state) => ({ value: state, label: t(`preview.states.${state}`) })),
        }))}
        value={look.state}
        onChange={(state) => onChange({ state: states.find((known) => known === state) ?? "offer" })}
      />
    </div>
  );
}

const GROUPS: readonly { name: string; items: readonly PreviewState[] }[] = [
  { name: "before", items: ["offer", "closed", "panel", "outside-hours"] },
  { name: "sending", items: ["sending", "refused", "away"] },
  {
    name: "call",
    items: ["requested", "operator-ringing", "operator-answered", "customer-ringing", "talking"],
  },
  { name: "after", items: ["conversation", "unreached", "scheduled"] },
];

const choice = (picture: ReactNode, words: string, isPicture = false): ReactNode => (
  <Group gap={6} wrap="nowrap" align="center">
    {picture}
    {isPicture ? <VisuallyHidden>{words}</VisuallyHidden> : words}
  </Group>
);
