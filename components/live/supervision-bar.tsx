"use client";

import { Button, Loader, SegmentedControl, Text } from "@mantine/core";
import { IconEar, IconPhoneOff, IconPhoneRinging } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { Pill } from "@/components/ui/pill";
import type { BoardSupervision } from "@/core/live-contract/board";
import { SUPERVISION_MODES, type SupervisionMode } from "@/core/supervision/supervision";
import classes from "./live.module.css";
import type { useSupervisionDeeds } from "./use-supervision";

interface SupervisionBarProps {
  own: BoardSupervision;
  callbackId: string;
  operator: string;
  deeds: ReturnType<typeof useSupervisionDeeds>;
}

/** The reader follows this talk: whether their phone rings still, how they follow it, and the way out. */
export function SupervisionBar({ own, callbackId, operator, deeds }: SupervisionBarProps) {
  const t = useTranslations("live.listen");
  const { letGo, chooseMode } = deeds;
  return (
    <section className={classes.supervision} data-tone="violet" aria-label={t("own")}>
      <div className={classes.supervisionWords} role="status">
        {own.phase === "following" ? (
          <Text size="sm">{t(`means.${own.mode ?? "listen"}`, { operator })}</Text>
        ) : (
          <Waiting phase={own.phase} />
        )}
      </div>
      {own.phase !== "leaving" && (
        <div className={classes.supervisionDoings}>
          {own.phase === "following" && (
            <Modes
              own={own}
              callbackId={callbackId}
              onChoose={(mode) => chooseMode.mutate({ id: own.id, mode })}
            />
          )}
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPhoneOff size={14} aria-hidden />}
            loading={letGo.isPending}
            onClick={() => letGo.mutate({ id: own.id })}
          >
            {t("hangUp")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Waiting({ phase }: { phase: Exclude<BoardSupervision["phase"], "following"> }) {
  const t = useTranslations("live.listen");
  const isRinging = phase === "ringing";
  return (
    <Pill
      tone={isRinging ? "amber" : "violet"}
      icon={isRinging ? IconPhoneRinging : IconEar}
      pulsing={isRinging}
    >
      {t(`phase.${phase}`)}
    </Pill>
  );
}

interface ModesProps {
  own: BoardSupervision;
  callbackId: string;
  onChoose: (mode: SupervisionMode) => void;
}

function Modes({ own, callbackId, onChoose }: ModesProps) {
  const t = useTranslations("live.listen");
  const trpc = useTrpc();
  const { data } = useQuery(trpc.supervisions.choice.queryOptions({ callbackId }));
  const modes = SUPERVISION_MODES.filter((mode) => mode === own.wanted || data?.modes.includes(mode));
  return (
    <>
      {own.wanted !== own.mode && <Loader size={14} aria-label={t("changing")} />}
      <SegmentedControl
        size="xs"
        aria-label={t("how")}
        value={own.wanted}
        onChange={onChoose}
        data={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
      />
    </>
  );
}

/** Other managers in the talk. */
export function OtherSupervisors({ supervisions }: { supervisions: BoardSupervision[] }) {
  const t = useTranslations("live.listen");
  const following = supervisions.filter(({ phase }) => phase === "following");
  if (following.length === 0) return null;
  return (
    <ul className={classes.listeners}>
      {following.map(({ id, by, mode }) => (
        <li key={id}>
          <Pill tone="violet" icon={IconEar} outline>
            {t(`other.${mode ?? "listen"}`, { by })}
          </Pill>
        </li>
      ))}
    </ul>
  );
}
