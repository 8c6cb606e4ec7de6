import { NumberInput, Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { ReadOnlyNote } from "@/components/settings/read-only-note";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import { minorDigits } from "@/core/billing/minor-digits";
import type { Overview } from "./billing";
import { useMoney } from "./use-money";

const KINDS = ["none", "minutes", "money"] as const;

interface LimitValues extends Record<string, unknown> {
  kind: string;
  minutes: number | "";
  /** Whole units of the plan's currency. */
  money: number | "";
}

/** At most so much in a period: the workspace's own wish, beside whatever the plan says. */
export function LimitForm({ overview }: { overview: Overview }) {
  const t = useTranslations("billing.limit");
  const { slug } = useWorkspace();
  const canEdit = useCan("billing:edit");
  const { plan, ownLimit } = overview;
  const money = useMoney(plan.currency);
  const save = useSave();
  const perUnit = 10 ** minorDigits(plan.currency);
  const draft = useDraft<LimitValues>({
    id: `${slug}:billing-limit`,
    initialValues: valuesOf(ownLimit, perUnit),
    readOnly: !canEdit,
    save,
    send: (values) => save.mutateAsync(limitOf(values, perUnit)),
    check: (values) => problemsOf(values, plan.flatMinor / perUnit),
    say: (_, code) => (code === "below-price" ? t("belowPrice", { price: money(plan.flatMinor) }) : null),
  });
  const { kind } = draft.form.values;
  // Of a plan without a price there is nothing to limit in money.
  const kinds = KINDS.filter((one) => one !== "money" || plan.flatMinor > 0 || kind === "money");
  return (
    <FormSection title={t("title")} text={t("text")}>
      <FormFrame draft={draft} saveLabel={t("save")}>
        {!canEdit && <ReadOnlyNote />}
        <Select
          label={t("kind")}
          data={kinds.map((value) => ({ value, label: t(value) }))}
          allowDeselect={false}
          maw={320}
          {...draft.field("kind")}
        />
        {kind === "minutes" && (
          <NumberInput
            label={t("valueMinutes")}
            min={1}
            allowDecimal={false}
            maw={320}
            {...draft.field("minutes")}
          />
        )}
        {kind === "money" && (
          <NumberInput
            label={t("valueMoney")}
            description={t("valueMoneyHint")}
            min={1}
            allowDecimal={false}
            maw={320}
            suffix={` ${plan.currency.toUpperCase()}`}
            {...draft.field("money")}
          />
        )}
      </FormFrame>
    </FormSection>
  );
}

function useSave() {
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.billing.setOwnLimit.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() }),
    }),
  );
}

const valuesOf = (limit: Overview["ownLimit"], perUnit: number): LimitValues => ({
  kind: limit === null ? "none" : limit.unit === "seconds" ? "minutes" : "money",
  minutes: limit?.unit === "seconds" ? Math.round(limit.value / 60) : "",
  money: limit?.unit === "minor" ? Math.round(limit.value / perUnit) : "",
});

function limitOf({ kind, minutes, money }: LimitValues, perUnit: number): Overview["ownLimit"] {
  if (kind === "minutes") return { unit: "seconds", value: Number(minutes) * 60 };
  return kind === "money" ? { unit: "minor", value: Number(money) * perUnit } : null;
}

function problemsOf({ kind, minutes, money }: LimitValues, price: number): Record<string, string> {
  if (kind === "minutes" && !(Number(minutes) >= 1)) return { minutes: "required" };
  if (kind === "money" && !(Number(money) >= 1)) return { money: "required" };
  // It would be reached on the first day.
  return kind === "money" && Number(money) <= price ? { money: "below-price" } : {};
}
