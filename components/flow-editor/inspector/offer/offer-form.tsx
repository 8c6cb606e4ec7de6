"use client";

import { Fieldset, Group, NumberInput, Stack } from "@mantine/core";
import type { FlowNode } from "@/core/flow/document";
import { type DraftOffer, readOffer } from "../../node/read-offer";
import { useEditor } from "../../store/editor-context";
import { useWording } from "../../words/use-wording";
import { OfferDepartments } from "./offer-departments";
import { OfferLooks } from "./offer-looks";
import { OfferMessengers } from "./offer-messengers";
import { OfferTextsForm } from "./offer-texts-form";
import { PlacesForm } from "./places-form";

interface OfferFormProps {
  node: FlowNode;
  onChange: (field: string, config: Record<string, unknown>) => void;
}

/** Forms that come by themselves, and so must not come too often. */
const UNASKED = ["popup", "slide-in", "bar"];

/** The parts of an offer that a list of fields cannot draw. */
export function OfferForm({ node, onChange }: OfferFormProps) {
  const offer = readOffer(node.config);
  if (!offer) return null;
  const write = (part: Partial<DraftOffer>, coalesce: string) =>
    onChange(coalesce, { ...node.config, ...part });
  return (
    <>
      {offer.form === "integrated" && (
        <PlacesForm
          node={node}
          onChange={(part, key) => onChange(`places.${key}`, { ...node.config, ...part })}
        />
      )}
      <OfferTextsForm
        nodeId={node.id}
        texts={offer.texts}
        asksTopic={offer.fields.includes("topic")}
        onChange={(texts, key) => write({ texts }, `texts.${key}`)}
      />
      <OfferDepartments
        nodeId={node.id}
        departments={offer.departments ?? []}
        languages={Object.keys(offer.texts)}
        onChange={(departments, key) => write({ departments }, `departments.${key}`)}
      />
      <OfferMessengers
        nodeId={node.id}
        messengers={offer.messengers ?? []}
        onChange={(messengers, key) => write({ messengers }, `messengers.${key}`)}
      />
      <OfferLooks
        form={offer.form}
        comesUp={UNASKED.includes(offer.form)}
        appearance={offer.appearance}
        onChange={(appearance) => write({ appearance }, "appearance")}
      />
      {UNASKED.includes(offer.form) && (
        <Frequency frequency={offer.frequency} onChange={(frequency) => write({ frequency }, "frequency")} />
      )}
    </>
  );
}

interface FrequencyProps {
  frequency: DraftOffer["frequency"];
  onChange: (frequency: DraftOffer["frequency"]) => void;
}

function Frequency({ frequency, onChange }: FrequencyProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  const number = (value: number | string): number | null => (typeof value === "number" ? value : null);
  const { perDays } = frequency;
  const times = (next: number | null) =>
    onChange({ ...frequency, perDays: next === null ? null : { times: next, days: perDays?.days ?? 30 } });
  return (
    <Fieldset legend={t("offer.frequency")} p="sm">
      <Stack gap="sm">
        <NumberInput
          label={t("offer.perSession")}
          placeholder={t("offer.noLimit")}
          min={1}
          max={50}
          readOnly={readOnly}
          value={frequency.perSession ?? ""}
          onChange={(next) => onChange({ ...frequency, perSession: number(next) })}
        />
        <Group gap="sm" grow align="end">
          <NumberInput
            label={t("offer.times")}
            placeholder={t("offer.noLimit")}
            min={1}
            max={100}
            readOnly={readOnly}
            value={perDays?.times ?? ""}
            onChange={(next) => times(number(next))}
          />
          <NumberInput
            label={t("offer.inDays")}
            min={1}
            max={90}
            readOnly={readOnly || !perDays}
            value={perDays?.days ?? ""}
            onChange={(next) => {
              const days = number(next);
              if (perDays && days !== null) onChange({ ...frequency, perDays: { ...perDays, days } });
            }}
          />
        </Group>
        {(["afterDismissalDays", "afterRequestDays"] as const).map((name) => (
          <NumberInput
            key={name}
            label={t(`offer.${name}`)}
            suffix={` ${t("units.days")}`}
            min={0}
            max={365}
            readOnly={readOnly}
            value={frequency[name]}
            onChange={(next) => onChange({ ...frequency, [name]: number(next) ?? 0 })}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
