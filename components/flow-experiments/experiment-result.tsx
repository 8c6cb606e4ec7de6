import { Button, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconDownload, IconUsers } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { downloadFile } from "@/components/ui/download-file";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { judgeExperiment } from "@/core/experiment/judge-experiment";
import { ArmTable } from "./arm-table";
import type { Experiment, NamedArm, SplitResult } from "./experiment";
import { experimentCsv } from "./experiment-csv";
import { FilterBar } from "./filter-bar";
import { StatementList } from "./statement-list";
import type { ExperimentFilter, SetFilter } from "./use-experiment-filter";

interface ExperimentResultProps extends Pick<Experiment, "flow" | "splits"> {
  split: SplitResult;
  filter: ExperimentFilter;
  setFilter: SetFilter;
}

/** One split: what may be said of it, the numbers behind that, and what they leave out. */
export function ExperimentResult({ flow, splits, split, filter, setFilter }: ExperimentResultProps) {
  const t = useTranslations("flow-experiments");
  const { arms, control, isMismatched } = useJudged(split, filter);
  const isWhole = filter.span === "all";
  const visitors = arms.reduce((sum, arm) => sum + arm.visitors, 0);
  return (
    <Stack gap="lg">
      <FilterBar
        splits={splits}
        split={split}
        arms={arms}
        control={control}
        filter={filter}
        onChange={setFilter}
      />
      {visitors === 0 ? (
        <EmptyState icon={IconUsers} title={t("nobody")} text={t("nobodyText")} />
      ) : (
        <>
          {isMismatched && (
            <Notice tone="red" icon={IconAlertTriangle} title={t("mismatch")}>
              {t("mismatchText")}
            </Notice>
          )}
          {isWhole ? (
            <StatementList arms={arms} control={control} lift={Number(filter.lift)} />
          ) : (
            <Notice tone="grey">{t("partOfTime")}</Notice>
          )}
          <ArmTable arms={arms} control={control} />
          <Stack gap={4}>
            {split.crossed > 0 && (
              <Text size="sm" c="dimmed">
                {t("crossed", { count: split.crossed })}
              </Text>
            )}
            <Text size="sm" c="dimmed">
              {t("counts")}
            </Text>
            <Text size="sm" c="dimmed">
              {t("method")}
            </Text>
          </Stack>
          <div>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() =>
                downloadFile(`${flow.name} ${split.name ?? split.id}`, "csv", experimentCsv(arms))
              }
            >
              {t("download")}
            </Button>
          </div>
        </>
      )}
    </Stack>
  );
}

function useJudged(split: SplitResult, filter: ExperimentFilter) {
  const t = useTranslations("flow-experiments");
  const control = split.arms.find(({ id }) => id === filter.control) ?? split.arms[0];
  const judgement = judgeExperiment(
    split.arms.map(({ id, weight, visitors, conversations }) => ({
      id,
      weight,
      visitors,
      successes: conversations,
    })),
    control?.id ?? "",
    1 + Number(filter.lift) / 100,
  );
  const arms = split.arms.flatMap((arm): NamedArm[] => {
    const judged = judgement.arms.find(({ id }) => id === arm.id);
    const name = arm.isHoldOut ? t("holdOut") : (arm.name ?? arm.id);
    return judged ? [{ ...arm, name, judged }] : [];
  });
  return { arms, control: arms.find(({ id }) => id === control?.id), isMismatched: judgement.isMismatched };
}
