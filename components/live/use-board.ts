"use client";

import { useMemo } from "react";
import { useLiveView } from "@/components/shell/live";
import { useServerNow } from "@/components/ui/now";
import { type Board, readBoard } from "@/core/live-contract/board";

/** The live board, and the server's clock. Null until it has come. */
export function useBoard(): { board: Board; now: Date } | null {
  const live = useLiveView("board");
  const now = useServerNow(live?.at, live?.receivedAt ?? 0);
  const parts = live?.parts;
  const board = useMemo(() => (parts ? readBoard(parts) : null), [parts]);
  return board && { board, now };
}
