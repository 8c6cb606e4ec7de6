"use client";

import { useEffect, useState } from "react";
import { type Desk, deskSchema } from "@/core/phones-contract/desk";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5_000;

export interface DeskFeed {
  /** The last snapshot; null until the first has come. */
  desk: Desk | null;
  /** False while the connection is down: the snapshot may be old. */
  isLive: boolean;
  /** Reader's clock minus carrier's, ms. */
  clockOffsetMs: number;
}

/** The desk of phones as it is now, reconnecting for as long as the page is open. */
export function useDesk(): DeskFeed {
  const [feed, setFeed] = useState<DeskFeed>({ desk: null, isLive: true, clockOffsetMs: 0 });

  useEffect(() => {
    let source: EventSource;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let waitMs = FIRST_RETRY_MS;

    const connect = () => {
      source = new EventSource("/api/demo/phones/events");
      source.onmessage = ({ data }) => {
        const desk = deskSchema.parse(JSON.parse(data));
        waitMs = FIRST_RETRY_MS;
        setFeed({ desk, isLive: true, clockOffsetMs: Date.now() - desk.at });
      };
      source.onerror = () => {
        // The browser gives up for good after an HTTP error, so every retry is ours.
        source.close();
        setFeed((last) => ({ ...last, isLive: false }));
        retry = setTimeout(connect, waitMs);
        waitMs = Math.min(LONGEST_RETRY_MS, waitMs * 2);
      };
    };
    connect();
    return () => {
      source.close();
      clearTimeout(retry);
    };
  }, []);

  return feed;
}
