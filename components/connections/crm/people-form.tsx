"use client";

import { Alert, Select, Switch, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import type { CrmSettings } from "@/core/crm/document";
import { matchOwners } from "@/core/crm/match-owners";
import type { ConnectionView } from "../views";
import type { Crm, Directory } from "./connector";
import classes from "./mapping.module.css";

type People = Pick<CrmSettings, "owners" | "assignOwner"> & Record<string, unknown>;

interface PeopleFormProps {
  connection: ConnectionView;
  crm: Crm;
  directory: Directory | undefined;
}

/** Which operator is which person in the CRM: matched by e-mail, changed by hand. */
export function PeopleForm({ connection, crm, directory }: PeopleFormProps) {
  const t = useTranslations("crm.people");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.crm.savePeople.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.crm.get.queryKey() }),
    }),
  );
  const { owners, assignOwner } = crm.settings;
  const draft = useDraft<People>({
    id: `${slug}:crm-people:${connection.id}`,
    initialValues: { owners, assignOwner },
    save,
    send: (people) => save.mutateAsync({ ...people, id: connection.id }),
  });
  const { values, setValues } = draft.form;
  const setOwner = (operatorId: string, owner: string | null) => {
    const { [operatorId]: _, ...others } = values.owners;
    setValues({ owners: owner === null ? others : { ...others, [operatorId]: owner } });
  };
  return (
    <FormFrame draft={draft}>
      <FormSection title={t("title")} text={t("text", { account: connection.account?.name ?? "" })}>
        <Switch
          label={t("assign")}
          description={t("assignText")}
          checked={values.assignOwner}
          onChange={(event) => setValues({ assignOwner: event.currentTarget.checked })}
        />
        {crm.operators.length === 0 && <Alert color="gray">{t("nobody")}</Alert>}
        <ul className={classes.rows}>
          {crm.operators.map((operator) => (
            <OperatorRow
              key={operator.id}
              operator={operator}
              owners={directory?.owners}
              value={values.owners[operator.id] ?? null}
              onChange={(owner) => setOwner(operator.id, owner)}
            />
          ))}
        </ul>
      </FormSection>
    </FormFrame>
  );
}

interface OperatorRowProps {
  operator: Crm["operators"][number];
  owners: Directory["owners"] | undefined;
  value: string | null;
  onChange: (owner: string | null) => void;
}

function OperatorRow({ operator, owners, value, onChange }: OperatorRowProps) {
  const t = useTranslations("crm.people");
  const isByEmail = value !== null && owners && matchOwners([operator], owners)[operator.id] === value;
  const data = (owners ?? []).map(({ id, name, email }) => ({
    value: id,
    label: email && email !== name ? `${name} (${email})` : name,
  }));
  if (value !== null && !data.some((one) => one.value === value))
    data.unshift({ value, label: t("gone", { id: value }) });
  return (
    <li className={classes.person}>
      <div>
        <Text size="sm" fw={500}>
          {operator.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {operator.email ?? t("noEmail")}
        </Text>
      </div>
      <IconArrowRight size={16} aria-hidden className={classes.arrow} />
      <div>
        <Select
          aria-label={t("ownerOf", { name: operator.name })}
          placeholder={t("none")}
          searchable
          clearable
          disabled={!owners}
          data={data}
          value={value}
          onChange={onChange}
        />
        {isByEmail && (
          <Text size="xs" c="dimmed" mt={4}>
            {t("byEmail")}
          </Text>
        )}
      </div>
    </li>
  );
}
