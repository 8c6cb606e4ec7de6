"use client";

import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import type { FieldOf } from "@/components/ui/field-props";
import { FormSection } from "@/components/ui/form-section";
import type { OperatorView } from "../team";
import type { Member, OperatorValues } from "./operator-values";

interface PersonFieldsProps {
  field: FieldOf<OperatorValues>;
  members: Member[];
  operators: OperatorView[];
  /** The operator whose form this is; absent: a new one. */
  ownId: string | undefined;
}

/** Who an operator is: name, the phone that rings, and as whom they sign in. */
export function PersonFields({ field, members, operators, ownId }: PersonFieldsProps) {
  const t = useTranslations("team");
  const choices = members.map(({ id, name, email, operatorId }) => {
    const other = operatorId === ownId ? undefined : operators.find((one) => one.id === operatorId);
    const label = `${name} · ${email}`;
    return {
      value: id,
      label: other ? t("operatorForm.memberTaken", { name: label, operator: other.name }) : label,
      disabled: other !== undefined,
    };
  });
  return (
    <FormSection title={t("operatorForm.person")}>
      <TextInput
        label={t("operatorForm.name")}
        placeholder={t("operatorForm.nameExample")}
        maxLength={80}
        {...field("name")}
      />
      <TextInput
        label={t("operatorForm.phone")}
        description={t("operatorForm.phoneText")}
        type="tel"
        autoComplete="off"
        {...field("phone")}
      />
      <EndpointField field={field} />
      <Select
        label={t("operatorForm.member")}
        description={t("operatorForm.memberText")}
        placeholder={t("operatorForm.noMember")}
        clearable
        searchable
        data={choices}
        {...field("memberId")}
      />
    </FormSection>
  );
}

/** Asked where there is a choice, or where one was made that nothing serves any more. */
function EndpointField({ field }: Pick<PersonFieldsProps, "field">) {
  const t = useTranslations("team.operatorForm");
  const trpc = useTrpc();
  const { data } = useQuery(trpc.browserPhone.available.queryOptions());
  const input = field("endpoint");
  if (!data?.isAvailable && input.value !== "browser") return null;
  return (
    <Select
      label={t("endpoint")}
      description={t(data?.isAvailable === false ? "endpointUnserved" : "endpointText")}
      data={(["phone", "browser"] as const).map((value) => ({ value, label: t(`endpoint-${value}`) }))}
      allowDeselect={false}
      {...input}
    />
  );
}
