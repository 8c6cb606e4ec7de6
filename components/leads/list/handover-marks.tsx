"use client";

import { Tooltip } from "@mantine/core";
import { IconClock, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ConnectorLogo } from "@/components/connections/connector-logo";
import type { Lead } from "../lead";
import classes from "./handover-marks.module.css";

type Handover = Lead["handovers"][number];

const TROUBLE = {
  waiting: { tone: "amber", icon: IconClock },
  failed: { tone: "red", icon: IconX },
} as const;

/** Where a lead was handed to, as small marks: quiet where all is well, and the way to the CRM's own page. */
export function HandoverMarks({ handovers }: { handovers: Handover[] }) {
  if (handovers.length === 0) return null;
  return (
    <span className={classes.marks}>
      {handovers.map((handover) => (
        <Mark key={handover.connection.id} handover={handover} />
      ))}
    </span>
  );
}

function Mark({ handover }: { handover: Handover }) {
  const t = useTranslations("leads.handover");
  const { connection, state, records } = handover;
  const look = state === "delivered" ? null : TROUBLE[state];
  const page = records.find(({ kind }) => kind === "contact") ?? records[0];
  const words = t(`mark.${state}`, { name: connection.name });
  const drawing = (
    <>
      <ConnectorLogo connector={connection.connector} size={16} />
      {look && (
        <look.icon size={14} stroke={2.2} aria-hidden data-tone={look.tone} className={classes.state} />
      )}
    </>
  );
  return (
    <Tooltip label={page ? t("open", { words }) : words}>
      {page ? (
        <a
          href={page.url}
          target="_blank"
          rel="noopener noreferrer"
          className={classes.mark}
          aria-label={t("open", { words })}
        >
          {drawing}
        </a>
      ) : (
        <span role="img" aria-label={words} className={classes.mark}>
          {drawing}
        </span>
      )}
    </Tooltip>
  );
}
