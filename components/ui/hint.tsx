"use client";

import { CloseButton, Group, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { type ReactNode, useSyncExternalStore } from "react";

interface HintProps {
  id: string;
  children: ReactNode;
}

/** A sentence that explains a page to newcomers, until they close it. Stays closed in this browser. */
export function Hint(props: HintProps) {
  // The server cannot know who closed it. It leaves no room: a gap that goes would move the page of everybody else.
  const isInBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return isInBrowser && <KnownHint {...props} />;
}

function KnownHint({ id, children }: HintProps) {
  const t = useTranslations("common");
  const [state, setState] = useLocalStorage<"open" | "closed">({
    key: `hint:${id}`,
    defaultValue: "open",
    getInitialValueInEffect: false,
  });
  if (state === "closed") return null;
  return (
    <Group gap="xs" wrap="nowrap" maw={720}>
      <Text c="dimmed" size="sm" style={{ textWrap: "pretty" }}>
        {children}
      </Text>
      <CloseButton size="sm" aria-label={t("hint.close")} onClick={() => setState("closed")} />
    </Group>
  );
}

const neverChanges = () => () => {};
