"use client";

import { Group, Select, Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { CrmSettings } from "@/core/crm/document";
import type { Directory } from "./connector";

interface DealFieldsProps {
  deal: CrmSettings["deal"];
  pipelines: Directory["pipelines"] | undefined;
  /** Pipeline or stage is missing. */
  problem: string | undefined;
  onChange: (deal: CrmSettings["deal"]) => void;
}

/** Whether a deal is made for each callback, and where it begins. */
export function DealFields({ deal, pipelines, problem, onChange }: DealFieldsProps) {
  const t = useTranslations("crm.deal");
  const stages = pipelines?.find(({ id }) => id === deal?.pipeline)?.stages ?? [];
  const begin = (id: string) => ({
    pipeline: id,
    stage: pipelines?.find((pipeline) => pipeline.id === id)?.stages[0]?.id ?? "",
  });
  return (
    <>
      <Switch
        label={t("make")}
        description={t("makeText")}
        checked={deal !== null}
        disabled={!pipelines}
        onChange={(event) => onChange(event.currentTarget.checked ? begin(pipelines?.[0]?.id ?? "") : null)}
      />
      {deal && (
        <Group grow align="start" gap="md">
          <Select
            label={t("pipeline")}
            allowDeselect={false}
            data={options(pipelines, deal.pipeline)}
            value={deal.pipeline || null}
            error={problem && deal.pipeline === "" && t("required")}
            onChange={(id) => id && onChange(begin(id))}
          />
          <Select
            label={t("stage")}
            allowDeselect={false}
            data={options(stages, deal.stage)}
            value={deal.stage || null}
            error={problem && deal.stage === "" && t("required")}
            onChange={(stage) => stage && onChange({ ...deal, stage })}
          />
        </Group>
      )}
    </>
  );
}

/** What is stored is among them, whatever the CRM says or has not said yet. */
function options(from: readonly { id: string; label: string }[] | undefined, stored: string) {
  const known = (from ?? []).map(({ id, label }) => ({ value: id, label }));
  const isKnown = stored === "" || known.some(({ value }) => value === stored);
  return isKnown ? known : [...known, { value: stored, label: stored }];
}
