"use client";

import { NumberInput, Radio, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslations } from "next-intl";
import { DecimalInput } from "@/components/ui/decimal-input";
import { FormSection } from "@/components/ui/form-section";
import { NEW_CALL_CENTRE, type TeamValues } from "./team-values";

interface FormProps {
  form: UseFormReturnType<TeamValues>;
}

/** What sort of team it is: chosen once, when it is made. */
export function WhoAnswers({ form }: FormProps) {
  const t = useTranslations("team.callCentre");
  return (
    <FormSection title={t("who")}>
      <Radio.Group
        aria-label={t("who")}
        value={form.values.callCentre ? "call-centre" : "people"}
        onChange={(kind) => form.setFieldValue("callCentre", kind === "call-centre" ? NEW_CALL_CENTRE : null)}
      >
        <Stack gap="xs">
          <Radio value="people" label={t("people")} description={t("peopleText")} />
          <Radio value="call-centre" label={t("centre")} description={t("centreText")} />
        </Stack>
      </Radio.Group>
    </FormSection>
  );
}

/** How an outside call centre is reached, and how much it takes. */
export function CallCentreFields({ form, problem }: FormProps & { problem: string | undefined }) {
  const t = useTranslations("team.callCentre");
  return (
    <FormSection title={t("title")} text={t("text")}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label={t("number")}
          type="tel"
          autoComplete="off"
          {...form.getInputProps("callCentre.number")}
          error={problem}
        />
        <NumberInput
          label={t("capacity")}
          min={1}
          max={200}
          allowDecimal={false}
          clampBehavior="strict"
          value={form.values.callCentre?.capacity ?? ""}
          onChange={(value) =>
            form.setFieldValue("callCentre.capacity", typeof value === "number" ? value : 1)
          }
        />
      </SimpleGrid>
      <Switchboard form={form} />
      <Radio.Group label={t("accept")} {...form.getInputProps("callCentre.accept")}>
        <Stack gap="xs" mt={6}>
          <Radio value="answer" label={t("answer")} description={t("answerText")} />
          <Radio value="key" label={t("key")} description={t("keyText")} />
        </Stack>
      </Radio.Group>
      <DecimalInput
        label={t("price")}
        description={t("priceText")}
        styles={{ wrapper: { maxWidth: 260 } }}
        min={0}
        max={1_000_000}
        decimalScale={3}
        clampBehavior="strict"
        value={form.values.callCentre?.pricePerMinute ?? null}
        onChange={(value) => form.setFieldValue("callCentre.pricePerMinute", value)}
      />
    </FormSection>
  );
}

/** Keys for whoever answers first, where that is a machine. */
function Switchboard({ form }: FormProps) {
  const t = useTranslations("team.callCentre");
  const centre = form.values.callCentre;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <TextInput
        label={t("digits")}
        description={t("digitsText")}
        inputMode="tel"
        autoComplete="off"
        maxLength={32}
        value={centre?.digits ?? ""}
        onChange={(event) =>
          form.setFieldValue("callCentre.digits", event.currentTarget.value.replace(/[^\d*#]/g, ""))
        }
      />
      {centre?.digits && (
        <DecimalInput
          label={t("digitsAfter")}
          description={t("digitsAfterText")}
          min={0}
          max={60}
          suffix={` ${t("seconds")}`}
          clampBehavior="strict"
          value={centre.digitsAfterMs / 1000}
          onChange={(value) =>
            form.setFieldValue("callCentre.digitsAfterMs", Math.round((value ?? 0) * 1000))
          }
        />
      )}
    </SimpleGrid>
  );
}
