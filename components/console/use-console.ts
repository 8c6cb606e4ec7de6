"use client";

import { useMemo } from "react";
import { useLiveView } from "@/components/shell/live";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useServerNow } from "@/components/ui/now";
import { type ConsoleView, consoleViewSchema } from "@/core/live-contract/console";

export interface ConsoleNow {
  view: ConsoleView;
  /** By the server's clock. */
  now: Date;
}

/** The reader's console as the server has it: the same in every tab. Null until it has come. */
export function useConsole(): ConsoleNow | null {
  const { operatorId } = useWorkspace();
  const live = useLiveView("console");
  const now = useServerNow(live?.at, live?.receivedAt ?? 0);
  const part = live?.parts[`console:${operatorId}`];
  const view = useMemo(() => (part === undefined ? null : consoleViewSchema.parse(part)), [part]);
  return view && { view, now };
}
