"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

const ZoneContext = createContext("UTC");

/** The zone in which times below are shown: the workspace's. */
export function TimeZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  return <ZoneContext value={zone}>{children}</ZoneContext>;
}

export const useTimeZone = (): string => useContext(ZoneContext);

const subscribe = () => () => undefined;
const readersZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's own zone; null while the server renders, which cannot know it. */
export const useReaderZone = (): string | null => useSyncExternalStore(subscribe, readersZone, () => null);
