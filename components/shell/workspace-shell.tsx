"use client";

import { AppShell, Burger, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StandingBanner } from "@/components/billing/standing-banner";
import { CallBar } from "@/components/softphone/call-bar";
import { SoftphoneProvider } from "@/components/softphone/softphone-context";
import { TrpcProvider } from "@/components/trpc/client";
import { TimeZoneProvider } from "@/components/ui/time-zone";
import { Finder } from "./finder";
import { LiveNotice, LiveProvider } from "./live";
import { Rail } from "./rail";
import { WorkspaceProvider, type WorkspaceValue } from "./workspace-context";
import classes from "./workspace-shell.module.css";

/** Everything around a workspace's pages. One cache a workspace: another slug starts from nothing. */
export function WorkspaceShell({ workspace, children }: { workspace: WorkspaceValue; children: ReactNode }) {
  return (
    <WorkspaceProvider value={workspace}>
      <TimeZoneProvider zone={workspace.timeZone}>
        <TrpcProvider key={workspace.slug} workspace={workspace.slug}>
          <LiveProvider>
            <SoftphoneProvider>
              <Frame>{children}</Frame>
              <Finder />
              <CallBar />
            </SoftphoneProvider>
          </LiveProvider>
        </TrpcProvider>
      </TimeZoneProvider>
    </WorkspaceProvider>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations("common.shell");
  const [isOpen, menu] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
    >
      <a href="#content" className="skip-link">
        {t("skip")}
      </a>
      <AppShell.Header hiddenFrom="sm">
        <Group h="100%" px="sm" gap="sm">
          <Burger opened={isOpen} onClick={menu.toggle} size="sm" aria-label={t("menu")} />
          <Text fw={600}>Perezvon</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar>
        <Rail onNavigate={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <LiveNotice />
        <StandingBanner />
        <div className={classes.content}>{children}</div>
      </AppShell.Main>
    </AppShell>
  );
}
