"use client";

import { Group, NumberInput, Select, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { ReadOnlyNote } from "@/components/settings/read-only-note";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import type { Account } from "./accounts";
import { problemOfRows, type RateRow, toRate, toRows } from "./rate-rows";
import { RateTable } from "./rate-table";
import { RatesFile } from "./rates-file";
import { useAccountChanges } from "./use-account-changes";
import { useFieldWords } from "./use-field-words";

type Values = { currency: string; stepSeconds: number; rates: RateRow[] } & Record<string, unknown>;

/** What a minute costs by the beginning of the called number: for the estimate on a lead's page. */
export function RatesForm({ account }: { account: Account }) {
  const t = useTranslations("telephony.rates");
  const canEdit = useCan("telephony:edit");
  const trpc = useTrpc();
  const { onSettled } = useAccountChanges();
  const save = useMutation(trpc.telephony.saveRates.mutationOptions({ onSettled }));
  const draft = useDraft<Values>({
    id: null,
    initialValues: valuesOf(account),
    readOnly: !canEdit,
    save,
    send: ({ currency, stepSeconds, rates }) =>
      save.mutateAsync({
        id: account.id,
        rates:
          rates.length === 0
            ? null
            : {
                currency,
                stepSeconds: Number(stepSeconds),
                rates: rates.flatMap((row) => toRate(row, currency) ?? []),
              },
      }),
    check: ({ rates, currency }): Record<string, string> => {
      const problem = problemOfRows(rates, currency);
      return problem ? { rates: problem } : {};
    },
    say: useFieldWords(),
  });
  const { currency, rates } = draft.form.values;
  const set = (next: RateRow[]) => draft.form.setFieldValue("rates", next);
  return (
    <FormFrame draft={draft}>
      {!canEdit && <ReadOnlyNote />}
      <FormSection title={t("title")} text={t("text")}>
        <Group align="flex-end">
          <Select
            label={t("currency")}
            data={useCurrencies()}
            searchable
            allowDeselect={false}
            w={280}
            maw="100%"
            {...draft.field("currency")}
          />
          <NumberInput
            label={t("step")}
            description={t("stepText")}
            min={1}
            max={60}
            allowDecimal={false}
            w={320}
            maw="100%"
            {...draft.field("stepSeconds")}
          />
        </Group>
        {canEdit && <RatesFile currency={currency} onRead={set} />}
        <RateTable rows={rates} currency={currency} set={set} readOnly={!canEdit} />
        {draft.problem("rates") && (
          <Text size="sm" c="red" role="alert">
            {draft.problem("rates")}
          </Text>
        )}
      </FormSection>
    </FormFrame>
  );
}

const valuesOf = ({ rates, health }: Account): Values => ({
  currency: rates?.currency ?? health?.balance?.currency ?? "USD",
  stepSeconds: rates?.stepSeconds ?? 60,
  rates: rates ? toRows(rates) : [],
});

/** Every currency that is in use, by its name in the reader's language. */
function useCurrencies() {
  const names = new Intl.DisplayNames(useLocale(), { type: "currency" });
  return Intl.supportedValuesOf("currency").map((value) => ({
    value,
    label: `${value} · ${names.of(value)}`,
  }));
}
