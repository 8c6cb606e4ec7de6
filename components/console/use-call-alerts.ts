"use client";

import { useLocalStorage } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { pageName } from "@/components/leads/page-name";
import { useSoftphone } from "@/components/softphone/softphone-context";
import { useRingTone } from "@/components/softphone/use-ring-tone";
import type { ConsoleView } from "@/core/live-contract/console";
import { formatPhone } from "@/core/phone/format-phone";

export type Permission = NotificationPermission | "unsupported";

export interface CallAlerts {
  /** Whether this browser shows notifications of ours. */
  permission: Permission;
  askPermission: () => void;
  isSoundOn: boolean;
  setSoundOn: (isOn: boolean) => void;
}

/**
 * Makes a ringing call noticed when the page is not in sight: a notification, a tone, the tab's title and the app's
 * badge. One notification a call, however many tabs are open.
 */
export function useCallAlerts({ call }: ConsoleView): CallAlerts {
  const t = useTranslations("console.alerts");
  const { permission, askPermission } = usePermission();
  const softphone = useSoftphone();
  const [isSoundOn, setSoundOn] = useLocalStorage({ key: "console-sound", defaultValue: true });
  const ringing = call?.canDecline ? call : null;
  const who = ringing && (ringing.customer.name ?? formatPhone(ringing.customer.phone));
  const where = ringing && pageName(ringing.customer.page, ringing.customer.pageTitle);
  const id = ringing?.id ?? null;
  // In the browser the tone would be heard over the whisper, once the call is picked up.
  const isHeard = softphone !== null && ringing?.leg?.state === "up";
  useRingTone(id !== null && isSoundOn && !isHeard, softphone?.devices.ringer);

  useEffect(() => {
    if (id === null || who === null) return;
    const title = document.title;
    document.title = t("title", { who });
    navigator.setAppBadge?.(1).catch(() => undefined);
    return () => {
      document.title = title;
      navigator.clearAppBadge?.().catch(() => undefined);
    };
  }, [id, who, t]);

  useEffect(() => {
    if (id === null || who === null || permission !== "granted" || document.visibilityState === "visible")
      return;
    const shown = notify(t("title", { who }), {
      body: where ?? "",
      tag: `call-${id}`,
      requireInteraction: true,
    });
    return () => shown?.close();
  }, [id, who, where, permission, t]);

  return { permission, askPermission, isSoundOn, setSoundOn };
}

/** Null where the browser shows none from a page (phones want a service worker). */
function notify(title: string, options: NotificationOptions): Notification | null {
  try {
    const shown = new Notification(title, options);
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    return shown;
  } catch {
    return null;
  }
}

function usePermission() {
  const [asked, setAsked] = useState(0);
  const permission = useSyncExternalStore<Permission>(
    () => () => undefined,
    () => ("Notification" in window ? Notification.permission : "unsupported"),
    () => "unsupported",
  );
  const askPermission = useCallback(() => {
    void Notification.requestPermission().then(() => setAsked((count) => count + 1));
  }, []);
  // The answer changes what the browser says: this draws the page anew with it.
  void asked;
  return { permission, askPermission };
}
