"use client";

import { Anchor, Select, Text } from "@mantine/core";
import Link from "next/link";
import { useContext } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ReferencesContext, useWording } from "../../words/use-wording";
import classes from "./sound-field.module.css";

interface SoundFieldProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  description?: string;
  error?: string;
  readOnly: boolean;
}

/** A prepared sound: which, how long it is, and to be heard. */
export function SoundField({ value, onChange, ...common }: SoundFieldProps) {
  const { t } = useWording();
  const { slug } = useWorkspace();
  const { sounds } = useContext(ReferencesContext);
  const chosen = sounds?.find(({ id }) => id === value);
  const gone = value !== "" && sounds && !chosen ? [{ value, label: t("missingSound") }] : [];
  return (
    <div>
      <Select
        {...common}
        placeholder={t("inspector.chooseSound")}
        searchable={(sounds?.length ?? 0) > 8}
        data={[...(sounds ?? []).map(({ id, name }) => ({ value: id, label: name })), ...gone]}
        value={value || null}
        onChange={(next) => onChange(next ?? "")}
      />
      {chosen && (
        <>
          <Text size="xs" c="dimmed" mt={6}>
            {t("said.lasts", { seconds: Math.ceil(chosen.ms / 1_000) })}
          </Text>
          {/* biome-ignore lint/a11y/useMediaCaption: it is what is heard on the telephone */}
          <audio
            controls
            preload="none"
            src={chosen.path}
            aria-label={chosen.name}
            className={classes.sound}
          />
        </>
      )}
      <Anchor component={Link} href={`/${slug}/settings/sounds`} size="xs" mt={6} display="inline-block">
        {t("inspector.toSounds")}
      </Anchor>
    </div>
  );
}
