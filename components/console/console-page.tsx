"use client";

import { Button, Skeleton, Stack } from "@mantine/core";
import { IconHeadset } from "@tabler/icons-react";
import { usePrefetchQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLiveState } from "@/components/shell/live";
import { useCan, useWorkspace } from "@/components/shell/workspace-context";
import { usePickUp } from "@/components/softphone/use-pick-up";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { Loading } from "@/components/ui/loading";
import { PageHeader } from "@/components/ui/page-header";
import { AlertSettings } from "./alert-settings";
import { CallCard } from "./call-card";
import classes from "./console.module.css";
import { CustomerHistory } from "./customer-history";
import { LastTalkCard } from "./last-talk-card";
import { OwnPhone } from "./own-phone";
import { ShortcutsSheet } from "./shortcuts-sheet";
import { StatusBar } from "./status-bar";
import { useCallAlerts } from "./use-call-alerts";
import { type ConsoleNow, useConsole } from "./use-console";
import { useConsoleShortcuts } from "./use-console-shortcuts";
import { useDeeds } from "./use-deeds";
import { type Note, useKeptNote } from "./use-kept-note";
import { WaitingCard } from "./waiting-card";

/** An operator's place: who is calling before anybody picks up, the talk, and what came of it. */
export function ConsolePage() {
  return useWorkspace().operatorId === null ? <NoOperator /> : <OperatorConsole />;
}

/** The view is asked for only where there is one: the server refuses it to everybody else. */
function OperatorConsole() {
  const console = useConsole();
  return console ? <Desk {...console} /> : <ConsoleSkeleton />;
}

function NoOperator() {
  const t = useTranslations("console");
  const { slug } = useWorkspace();
  const canLink = useCan("team:edit");
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState
        icon={IconHeadset}
        title={t("noOperator.title")}
        text={t(canLink ? "noOperator.link" : "noOperator.ask")}
        action={
          canLink && (
            <Button component={Link} href={`/${slug}/team`}>
              {t("noOperator.toTeam")}
            </Button>
          )
        }
      />
    </>
  );
}

function Desk({ view, now }: ConsoleNow) {
  const t = useTranslations("console");
  const isLost = useLiveState() === "lost";
  const deeds = useDeeds();
  const pickUp = usePickUp(view.call, deeds);
  const shortcuts = useConsoleShortcuts(view, deeds, pickUp);
  const alerts = useCallAlerts(view);
  const { call, last } = view;
  // After a talk there is no time to wait for them.
  usePrefetchQuery(useTrpc().dispositions.list.queryOptions());
  const customer = call?.customer ?? last?.customer;
  return (
    <>
      <PageHeader
        title={t("title")}
        hint={{ id: "console", text: t("hint") }}
        actions={
          <>
            <AlertSettings alerts={alerts} />
            <ShortcutsSheet isOpen={shortcuts.isSheetOpen} onChange={shortcuts.setSheetOpen} />
          </>
        }
      />
      <StatusBar view={view} now={now} deeds={deeds} />
      <div className={classes.desk} data-alone={customer ? undefined : true} aria-busy={isLost}>
        <Stack gap="lg" miw={0}>
          {call ? (
            <WithNote key={call.id} callId={call.id} saved={call.note}>
              {(note) => <CallCard call={call} note={note} now={now} deeds={deeds} pickUp={pickUp} />}
            </WithNote>
          ) : last ? (
            <WithNote key={last.callId} callId={last.callId} saved={last.note}>
              {(note) => <LastTalkCard last={last} note={note} now={now} />}
            </WithNote>
          ) : (
            <WaitingCard status={view.status} />
          )}
        </Stack>
        <Stack gap="lg" miw={0}>
          {customer && <CustomerHistory key={customer.callbackId} customer={customer} now={now} />}
          <OwnPhone operator={view.operator} isBusy={call !== null} />
        </Stack>
      </div>
    </>
  );
}

interface WithNoteProps {
  callId: string;
  saved: string;
  children: (note: Note) => ReactNode;
}

/** The same one for a call and for what came of it: a note is often still being written when the call ends. */
function WithNote({ callId, saved, children }: WithNoteProps) {
  return children(useKeptNote(callId, saved));
}

function ConsoleSkeleton() {
  return (
    <Loading>
      <Skeleton height={26} width={160} mb={20} />
      <Skeleton height={62} mb={24} />
      <div className={classes.desk}>
        <Skeleton height={320} />
        <Skeleton height={200} />
      </div>
    </Loading>
  );
}
