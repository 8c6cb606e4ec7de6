"use client";

import { Anchor } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCloudUpload } from "@tabler/icons-react";
import { useRefusal } from "@/components/trpc/use-refusal";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Autosave } from "../saving/use-autosave";
import { useWording } from "../words/use-wording";
import classes from "./toolbar.module.css";

/** Whether what is on the screen is also on the server. */
export function SaveState({ autosave }: { autosave: Autosave }) {
  const { t } = useWording();
  const refusal = useRefusal();
  const { status } = autosave;
  if (status.kind === "saving")
    return (
      <span className={classes.state}>
        <IconCloudUpload size={15} aria-hidden /> <span className={classes.wordy}>{t("save.saving")}</span>
      </span>
    );
  if (status.kind === "saved")
    return (
      <span className={classes.state}>
        <IconCheck size={15} aria-hidden />{" "}
        <span className={classes.wordy}>
          {t("save.saved")} {status.at && <RelativeTime at={status.at} />}
        </span>
      </span>
    );
  return (
    <span className={classes.state} role="alert" data-tone="red" style={{ color: "var(--tone-text)" }}>
      <IconAlertTriangle size={15} aria-hidden /> {t("save.failed")}
      {status.kind === "failed" && (
        <Anchor
          component="button"
          type="button"
          fz={13}
          title={refusal.sentence(status.error)}
          onClick={() => void autosave.save()}
        >
          {t("save.again")}
        </Anchor>
      )}
    </span>
  );
}
