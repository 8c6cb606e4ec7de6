"use client";

import { ActionIcon, Button, Group, Popover, TextInput, Tooltip } from "@mantine/core";
import { IconMessageBolt } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useCan } from "@/components/shell/workspace-context";
import { useSteering } from "./use-steering";

const LONGEST = 200;

/** A line to the operator of a running call: it shows on their console at once, and the customer hears nothing. */
export function CueButton({ callbackId, operator }: { callbackId: string; operator: string }) {
  const t = useTranslations("live.cue");
  const maySteer = useCan("live:steer");
  const { cue } = useSteering();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  if (!maySteer) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    cue.mutate({ callbackId, text }, { onSuccess: () => setText("") });
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus>
      <Popover.Target>
        <Tooltip label={t("to", { operator })} disabled={isOpen}>
          <ActionIcon
            aria-label={t("to", { operator })}
            onClick={() => setOpen((was) => !was)}
            className="tap"
          >
            <IconMessageBolt size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <TextInput
            label={t("to", { operator })}
            description={t("text")}
            data-autofocus
            maxLength={LONGEST}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Group justify="flex-end" mt="xs">
            <Button type="submit" disabled={text.trim() === ""}>
              {t("send")}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
