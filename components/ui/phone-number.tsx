"use client";

import { ActionIcon, CopyButton, Group, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { formatPhone } from "@/core/phone/format-phone";
import classes from "./phone-number.module.css";

interface PhoneNumberProps {
  e164: string;
  /** Offers to copy it; false in rows that are themselves one big link. */
  copy?: boolean;
}

/** A number grouped for reading. What is copied, by the button or by hand, is E.164. */
export function PhoneNumber({ e164, copy = true }: PhoneNumberProps) {
  const t = useTranslations("common.phone");
  const number = (
    <span
      className={classes.number}
      onCopy={(event) => {
        event.clipboardData.setData("text/plain", e164);
        event.preventDefault();
      }}
    >
      {formatPhone(e164)}
    </span>
  );
  if (!copy) return number;
  return (
    <Group gap={2} wrap="nowrap" component="span" display="inline-flex">
      {number}
      <CopyButton value={e164}>
        {({ copied, copy: doCopy }) => (
          <Tooltip label={copied ? t("copied") : t("copy")}>
            <ActionIcon size="sm" onClick={doCopy} aria-label={copied ? t("copied") : t("copy")}>
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
