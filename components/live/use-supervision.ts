"use client";

import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import type { BoardSupervision } from "@/core/live-contract/board";

/** What a manager can do to follow a talk. What came of it comes down the live line. */
export function useSupervisionDeeds() {
  const trpc = useTrpc();
  const refusal = useRefusal();
  const onError = (error: unknown) =>
    void notifications.show({ color: "red", message: refusal.sentence(error) });
  return {
    begin: useMutation(trpc.supervisions.begin.mutationOptions({ onError })),
    chooseMode: useMutation(trpc.supervisions.chooseMode.mutationOptions({ onError })),
    letGo: useMutation(trpc.supervisions.letGo.mutationOptions({ onError })),
  };
}

interface Watched {
  own: BoardSupervision | undefined;
  isTalking: boolean;
  /** The supervision that the reader has hung up themselves; undefined: none. */
  letGo: string | undefined;
}

/** Says so when the reader's phone was given up before they heard anything, though the talk goes on. */
export function useUnheard({ own, isTalking, letGo }: Watched): void {
  const t = useTranslations("live.listen");
  const last = useRef<{ id: string; got: "nowhere" | "on-line" | "through" } | null>(null);
  useEffect(() => {
    const before = last.current;
    if (own) {
      const known = before?.id === own.id ? before.got : "nowhere";
      const isHeard = own.phase === "following" || known === "through";
      const got = isHeard ? "through" : own.phase === "connecting" ? "on-line" : known;
      last.current = { id: own.id, got };
      return;
    }
    last.current = null;
    if (!before || before.got === "through" || before.id === letGo || !isTalking) return;
    notifications.show({ message: t(before.got === "on-line" ? "notPutThrough" : "notReached") });
  }, [own, isTalking, letGo, t]);
}
