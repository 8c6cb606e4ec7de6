"use client";

import { IconCircleCheck, IconCircleDashed, IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";

interface FlowStateProps {
  live: { number: number } | null;
  hasChanges: boolean;
}

/** What visitors get, and whether the draft says something else. */
export function FlowState({ live, hasChanges }: FlowStateProps) {
  const t = useTranslations("flow-editor.state");
  if (!live)
    return (
      <Pill tone="grey" icon={IconCircleDashed}>
        {t("never")}
      </Pill>
    );
  return (
    <>
      <Pill tone="green" icon={IconCircleCheck}>
        {t("live", { number: live.number })}
      </Pill>
      {hasChanges && (
        <Pill tone="amber" icon={IconPencil}>
          {t("changes")}
        </Pill>
      )}
    </>
  );
}
