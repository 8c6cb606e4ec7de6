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

/** Says so when the reader's phone was given up before they heard anything, unless they gave it up themselves. */
export function useUnheard(own: BoardSupervision | undefined): void {
  const t = useTranslations("live.listen");
  const last = useRef<BoardSupervision | undefined>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = own;
    const isGoing = before?.phase === "ringing" || before?.phase === "accepting";
    if (isGoing && own === undefined) notifications.show({ message: t("notReached") });
  }, [own, t]);
}
