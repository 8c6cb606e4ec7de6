"use client";

import { useEffect, useState } from "react";

/** The reader's clock, moving on every `everyMs`. For things that are counted on screen. */
export function useNow(everyMs = 1000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/**
 * The server's clock, moving on every second: seconds that run on screen are right though the reader's clock is not.
 *
 * @param serverNow the server's time as an answer carried it
 * @param receivedAt when that answer arrived, by the reader's clock (epoch ms; `dataUpdatedAt` of a query)
 */
export function useServerNow(serverNow: Date | undefined, receivedAt: number): Date {
  const now = useNow();
  if (!serverNow || receivedAt === 0) return now;
  return new Date(serverNow.getTime() + Math.max(0, now.getTime() - receivedAt));
}
