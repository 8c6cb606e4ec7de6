"use client";

import { Table, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { StageLine } from "@/components/stage-line/stage-line";
import { StatePill } from "@/components/stage-line/state-pill";
import { ClockTime, ZoneNote } from "@/components/ui/clock-time";
import { Duration } from "@/components/ui/duration";
import type { Lead } from "../lead";
import { NextStep } from "../next-step";
import { pageName } from "../page-name";
import { Rating } from "../rating";
import { Who } from "../who";
import { HandoverMarks } from "./handover-marks";
import { LeadCard } from "./lead-card";
import classes from "./leads.module.css";

interface LeadTableProps {
  leads: Lead[];
  now: Date;
}

/** The list: a table where there is room to compare, cards on a phone. A row is one big link. */
export function LeadTable({ leads, now }: LeadTableProps) {
  const t = useTranslations("leads.columns");
  return (
    <>
      <Table.ScrollContainer minWidth={900} visibleFrom="sm" type="native">
        <Table highlightOnHover className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                {t("when")} <ZoneNote at={now} />
              </Table.Th>
              <Table.Th>{t("who")}</Table.Th>
              <Table.Th>{t("page")}</Table.Th>
              <Table.Th className={classes.stages}>{t("stages")}</Table.Th>
              <Table.Th>{t("operator")}</Table.Th>
              <Table.Th>{t("talk")}</Table.Th>
              <Table.Th>{t("next")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {leads.map((lead) => (
              <LeadRow key={lead.id} lead={lead} now={now} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <div className={classes.cards}>
        {leads.map((lead) => (
          <LeadCard
            key={lead.id}
            lead={lead}
            now={now}
            quiet={lead.stage === "finished" || lead.stage === "scheduled"}
          />
        ))}
      </div>
    </>
  );
}

function LeadRow({ lead, now }: { lead: Lead; now: Date }) {
  const { slug } = useWorkspace();
  return (
    <Table.Tr className={classes.row}>
      <Table.Td className={classes.when}>
        <ClockTime at={lead.requestedAt} now={now} zone={false} />
      </Table.Td>
      <Table.Td className={classes.who}>
        <Link href={`/${slug}/leads/${lead.id}`} className={classes.link}>
          <Who lead={lead} />
        </Link>
        {/* On a line of its own, whether the person has a name or only a number. */}
        {lead.handovers.length > 0 && (
          <div className={classes.handed}>
            <HandoverMarks handovers={lead.handovers} />
          </div>
        )}
      </Table.Td>
      <Table.Td className={classes.page}>
        <Text size="sm" truncate title={lead.page}>
          {pageName(lead.page, lead.pageTitle)}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {lead.source ?? lead.site.name}
        </Text>
      </Table.Td>
      <Table.Td className={classes.stages}>
        <StatePill stage={lead.stage} outcome={lead.outcome} />
        <StageLine stages={lead.stages} outcome={lead.outcome} now={now} size="row" />
      </Table.Td>
      <Table.Td className={classes.operator}>
        <Text size="sm" lineClamp={2} title={lead.operator?.name}>
          {lead.operator?.name}
        </Text>
      </Table.Td>
      <Table.Td className={classes.talk}>
        {lead.talkSeconds > 0 && <Duration seconds={lead.talkSeconds} />} <Rating score={lead.rating} />
      </Table.Td>
      <Table.Td className={classes.next} data-tone={lead.needsHuman ? "red" : undefined}>
        <NextStep lead={lead} now={now} />
      </Table.Td>
    </Table.Tr>
  );
}
