"use client";

import { Box, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import { PageHeader } from "@/components/ui/page-header";
import { ArchiveTeam } from "../archive-button";
import { HolidaysEditor } from "../hours/holidays-editor";
import { HoursEditor } from "../hours/hours-editor";
import { TimeZoneSelect } from "../hours/time-zone-select";
import type { OperatorView, TeamView } from "../team";
import { useFinish } from "../use-finish";
import { useTeamWords } from "../use-team-words";
import { AskingFields } from "./asking-fields";
import { CallCentreFields, WhoAnswers } from "./call-centre-fields";
import { PeopleField } from "./people-field";
import { TeamShares } from "./team-shares";
import { checkTeam, scheduleIssues, type TeamValues, teamValues } from "./team-values";

interface TeamFormProps {
  /** Absent: a new one. */
  team?: TeamView;
  operators: OperatorView[];
}

export function TeamForm({ team, operators }: TeamFormProps) {
  const t = useTranslations("team");
  const { slug, timeZone } = useWorkspace();
  const save = useSaveTeam(team?.id);
  const draft = useDraft<TeamValues>({
    id: `${slug}:team:${team?.id ?? "new"}`,
    initialValues: teamValues(team, timeZone),
    save,
    send: save.send,
    check: checkTeam,
    say: useTeamWords(),
  });
  const issues = draft.wasSent ? scheduleIssues(draft.form.values) : { hours: [], holidays: [] };
  return (
    <Box maw={760}>
      <PageHeader
        title={team?.name ?? t("teamForm.new")}
        back={{ href: `/${slug}/team`, label: t("back") }}
        actions={team && <ArchiveTeam team={team} />}
      />
      <FormFrame draft={draft} saveLabel={t("teamForm.save")} leaves>
        <FormSection title={t("teamForm.name")}>
          <TextInput
            aria-label={t("teamForm.name")}
            placeholder={t("teamForm.nameExample")}
            maxLength={80}
            {...draft.field("name")}
          />
        </FormSection>
        {!team && <WhoAnswers form={draft.form} />}
        {draft.form.values.callCentre ? (
          <CallCentreFields form={draft.form} problem={draft.problem("callCentre")} />
        ) : (
          <>
            <People form={draft.form} operators={operators} problem={draft.problem("operators")} />
            <AskingFields form={draft.form} />
          </>
        )}
        <Times form={draft.form} issues={issues} />
      </FormFrame>
      {team && !team.callCentre && <TeamShares teamId={team.id} strategy={team.strategy} />}
    </Box>
  );
}

function useSaveTeam(id: string | undefined) {
  const t = useTranslations("team.teamForm");
  const trpc = useTrpc();
  const finish = useFinish();
  const onSuccess = (_: unknown, { name }: { name: string }) => finish(t("saved", { name }));
  const create = useMutation(trpc.teams.create.mutationOptions({ onSuccess }));
  const update = useMutation(
    trpc.teams.update.mutationOptions({ onSuccess: (_, { team }) => onSuccess(_, team) }),
  );
  return id === undefined
    ? { ...create, send: (team: TeamValues) => create.mutateAsync(team) }
    : { ...update, send: (team: TeamValues) => update.mutateAsync({ id, team }) };
}

interface PeopleProps {
  form: UseFormReturnType<TeamValues>;
  operators: OperatorView[];
  problem: string | undefined;
}

function People({ form, operators, problem }: PeopleProps) {
  const t = useTranslations("team");
  return (
    <FormSection title={t("teamForm.people")} text={t("teamForm.peopleText")}>
      <PeopleField
        operators={operators}
        value={form.values.operators}
        onChange={(places) => form.setFieldValue("operators", places)}
        strategy={form.values.strategy}
      />
      {problem && (
        <Text size="sm" c="red" role="alert">
          {problem}
        </Text>
      )}
    </FormSection>
  );
}

interface TimesProps {
  form: UseFormReturnType<TeamValues>;
  issues: ReturnType<typeof scheduleIssues>;
}

function Times({ form, issues }: TimesProps) {
  const t = useTranslations("team.teamForm");
  return (
    <>
      <FormSection title={t("hours")} text={t("hoursText")}>
        <TimeZoneSelect
          label={t("timeZone")}
          description={t("timeZoneText")}
          value={form.values.timeZone}
          onChange={(zone) => form.setFieldValue("timeZone", zone)}
        />
        <HoursEditor
          value={form.values.hours}
          onChange={(hours) => form.setFieldValue("hours", hours)}
          issues={issues.hours}
        />
      </FormSection>
      <FormSection title={t("holidays")} text={t("holidaysText")}>
        <HolidaysEditor
          value={form.values.holidays}
          onChange={(holidays) => form.setFieldValue("holidays", holidays)}
          issues={issues.holidays}
        />
      </FormSection>
    </>
  );
}
