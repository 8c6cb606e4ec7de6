"use client";

import {
  IconClipboardCheck,
  IconDeviceMobileMessage,
  IconFileCheck,
  IconListDetails,
  IconMail,
  IconMusic,
  IconPhoneCall,
  IconReceipt,
  IconSettings,
  IconUser,
  IconUsers,
} from "@tabler/icons-react";
import Link from "next/link";
import { useSelectedLayoutSegment } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { PageHeader } from "@/components/ui/page-header";
import classes from "./settings-frame.module.css";

/** `needs` null: for everybody, since everybody has an account. */
const TABS = [
  { key: "workspace", icon: IconSettings, needs: "settings:read" },
  { key: "members", icon: IconUsers, needs: "members:read" },
  { key: "telephony", icon: IconPhoneCall, needs: "telephony:read" },
  { key: "texts", icon: IconDeviceMobileMessage, needs: "telephony:read" },
  { key: "billing", icon: IconReceipt, needs: "billing:read" },
  { key: "dispositions", icon: IconClipboardCheck, needs: "settings:read" },
  { key: "lists", icon: IconListDetails, needs: "flows:read" },
  { key: "sounds", icon: IconMusic, needs: "flows:read" },
  { key: "consent", icon: IconFileCheck, needs: "settings:read" },
  { key: "outbox", icon: IconMail, needs: "settings:edit" },
  { key: "account", icon: IconUser, needs: null },
] as const;

/** Title and tabs of the settings. Each tab is a page with an address; only those that the reader's role opens show. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("settings");
  const { slug, abilities } = useWorkspace();
  const current = useSelectedLayoutSegment();
  const open = TABS.filter(({ needs }) => needs === null || abilities.includes(needs));
  const tabs = useRef<HTMLElement>(null);
  // Where the screen is narrow the tabs stand in a row wider than it: the open one must not be out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is another place in the row
  useEffect(() => {
    const tab = tabs.current?.querySelector<HTMLElement>("[aria-current]");
    tabs.current?.scrollTo({ left: (tab?.offsetLeft ?? 0) - tabs.current.offsetLeft - 24 });
  }, [current]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className={classes.frame}>
        {/* Links rather than ARIA tabs: each goes to another page. */}
        <nav ref={tabs} aria-label={t("title")} className={classes.tabs}>
          {open.map(({ key, icon: Glyph }) => (
            <Link
              key={key}
              href={`/${slug}/settings/${key}`}
              aria-current={key === current ? "page" : undefined}
              className={classes.tab}
            >
              <Glyph size={16} aria-hidden />
              {t(`tabs.${key}`)}
            </Link>
          ))}
        </nav>
        <div className={classes.page}>{children}</div>
      </div>
    </>
  );
}
