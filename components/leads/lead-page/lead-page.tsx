"use client";

import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { StageLine } from "@/components/stage-line/stage-line";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import { useServerNow } from "@/components/ui/now";
import { PageHeader } from "@/components/ui/page-header";
import { LeadStory } from "../story/lead-story";
import { LeadConsent } from "./lead-consent";
import { LeadDeliveries } from "./lead-deliveries";
import { LeadFacts } from "./lead-facts";
import { LeadHeader } from "./lead-header";
import { LeadOthers } from "./lead-others";
import classes from "./lead-page.module.css";
import { LeadRecordings } from "./lead-recordings";
import { LeadTalks } from "./lead-talks";

/** One lead: where it stands, everything that happened, and the proof that it was asked for. */
export function LeadPage({ id }: { id: string }) {
  const t = useTranslations("leads");
  const { slug } = useWorkspace();
  const trpc = useTrpc();
  const { data: lead, dataUpdatedAt, error, refetch } = useQuery(trpc.leads.get.queryOptions({ id }));
  const now = useServerNow(lead?.now, dataUpdatedAt);
  if (!lead)
    return error ? (
      <>
        <PageHeader title={t("one")} back={{ href: `/${slug}/leads`, label: t("title") }} />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    ) : (
      <LeadPageSkeleton />
    );
  return (
    <>
      <LeadHeader lead={lead} now={now} />
      <div className={classes.line}>
        <StageLine stages={lead.stages} outcome={lead.outcome} now={now} />
      </div>
      <div className={classes.columns}>
        <LeadStory lead={lead} />
        <Stack gap="lg">
          <LeadTalks talks={lead.talks} />
          <LeadFacts lead={lead} />
          <LeadRecordings recordings={lead.recordings} />
          <LeadConsent consent={lead.consent} />
          <LeadOthers leads={lead.others} now={now} />
          <LeadDeliveries lead={lead} now={now} />
        </Stack>
      </div>
    </>
  );
}

function LeadPageSkeleton() {
  return (
    <Loading>
      <Skeleton height={12} width={60} />
      <Skeleton height={26} width={260} mt={10} />
      <Skeleton height={12} width={320} mt={12} mb={28} />
      <Skeleton height={26} mb={28} />
      <div className={classes.columns}>
        <Skeleton height={420} />
        <Stack gap="lg">
          <Skeleton height={240} />
          <Skeleton height={140} />
        </Stack>
      </div>
    </Loading>
  );
}
