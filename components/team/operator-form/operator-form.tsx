"use client";

import { Box, Radio, Stack } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import { PageHeader } from "@/components/ui/page-header";
import { checkHours, type HoursIssue } from "@/core/schedule/check-hours";
import { ArchiveOperator } from "../archive-button";
import { HoursEditor } from "../hours/hours-editor";
import { OFFICE_WEEK } from "../hours/office-week";
import { TimeZoneSelect } from "../hours/time-zone-select";
import type { OperatorView } from "../team";
import { useFinish } from "../use-finish";
import { useTeamWords } from "../use-team-words";
import { AbilityFields } from "./ability-fields";
import { checkOperator, type Member, type OperatorValues, operatorValues } from "./operator-values";
import { PersonFields } from "./person-fields";

interface OperatorFormProps {
  /** Absent: a new one. */
  operator?: OperatorView;
  members: Member[];
  operators: OperatorView[];
}

export function OperatorForm({ operator, members, operators }: OperatorFormProps) {
  const t = useTranslations("team");
  const { slug } = useWorkspace();
  const save = useSaveOperator(operator?.id);
  const draft = useDraft<OperatorValues>({
    id: `${slug}:operator:${operator?.id ?? "new"}`,
    initialValues: operatorValues(operator),
    save,
    send: ({ skills, ...operator }) =>
      save.send({ ...operator, skills: skills.filter(({ name }) => name.trim() !== "") }),
    check: checkOperator,
    say: useTeamWords(),
  });
  const { hours } = draft.form.values;
  return (
    <Box maw={760}>
      <PageHeader
        title={operator?.name ?? t("operatorForm.new")}
        back={{ href: `/${slug}/team`, label: t("back") }}
        actions={operator && <ArchiveOperator operator={operator} />}
      />
      <FormFrame draft={draft} saveLabel={t("operatorForm.save")} leaves>
        <PersonFields field={draft.field} members={members} operators={operators} ownId={operator?.id} />
        <AbilityFields form={draft.form} operators={operators} problem={draft.problem("skills")} />
        <OwnHours form={draft.form} issues={draft.wasSent && hours ? checkHours(hours) : []} />
      </FormFrame>
    </Box>
  );
}

function useSaveOperator(id: string | undefined) {
  const t = useTranslations("team.operatorForm");
  const trpc = useTrpc();
  const finish = useFinish();
  const onSuccess = (_: unknown, { name }: { name: string }) => finish(t("saved", { name }));
  const create = useMutation(trpc.operators.create.mutationOptions({ onSuccess }));
  const update = useMutation(
    trpc.operators.update.mutationOptions({ onSuccess: (_, { operator }) => onSuccess(_, operator) }),
  );
  return id === undefined
    ? { ...create, send: (operator: OperatorValues) => create.mutateAsync(operator) }
    : { ...update, send: (operator: OperatorValues) => update.mutateAsync({ id, operator }) };
}

interface OwnHoursProps {
  form: UseFormReturnType<OperatorValues>;
  issues: HoursIssue[];
}

function OwnHours({ form, issues }: OwnHoursProps) {
  const t = useTranslations("team.operatorForm");
  const { timeZone } = useWorkspace();
  const { values } = form;
  return (
    <FormSection title={t("hours")}>
      <Radio.Group
        aria-label={t("hours")}
        value={values.hours ? "own" : "team"}
        onChange={(kind) =>
          form.setValues(kind === "own" ? { hours: OFFICE_WEEK, timeZone } : { hours: null, timeZone: null })
        }
      >
        <Stack gap="xs">
          <Radio value="team" label={t("hoursOfTeam")} />
          <Radio value="own" label={t("hoursOwn")} />
        </Stack>
      </Radio.Group>
      {values.hours && (
        <>
          <TimeZoneSelect
            label={t("timeZone")}
            value={values.timeZone ?? timeZone}
            onChange={(zone) => form.setFieldValue("timeZone", zone)}
          />
          <HoursEditor
            value={values.hours}
            onChange={(hours) => form.setFieldValue("hours", hours)}
            issues={issues}
            canBeAlways={false}
          />
        </>
      )}
    </FormSection>
  );
}
