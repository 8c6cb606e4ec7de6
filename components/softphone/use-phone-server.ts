"use client";

import { useMutation } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useMemo } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { browserHolder } from "./browser-holder";
import type { PhoneServer } from "./softphone";

/** The server's part of this browser's phone. */
export function usePhoneServer(): PhoneServer {
  const trpc = useTrpc();
  const { sentence } = useRefusal();
  const { mutateAsync: open } = useMutation(trpc.browserPhone.open.mutationOptions());
  const { mutateAsync: check } = useMutation(trpc.browserPhone.check.mutationOptions());
  const { mutateAsync: iceServers } = useMutation(trpc.browserPhone.iceServers.mutationOptions());
  const { mutateAsync: leave } = useMutation(trpc.browserPhone.leave.mutationOptions());
  return useMemo<PhoneServer>(
    () => ({
      async open(takeOver) {
        try {
          return { kind: "access", access: await open({ holder: browserHolder(), takeOver }) };
        } catch (error) {
          const data: unknown = error instanceof TRPCClientError ? error.data : null;
          if (!data || typeof data !== "object") return { kind: "away" };
          if ("reason" in data && data.reason === "phone-held") return { kind: "held" };
          if ("code" in data && data.code === "SERVICE_UNAVAILABLE") return { kind: "away" };
          return { kind: "refused", sentence: sentence(error) };
        }
      },
      check: () => check({ holder: browserHolder() }),
      iceServers: () => iceServers({ holder: browserHolder() }),
      leave: async () => void (await leave({ holder: browserHolder() })),
    }),
    [open, check, iceServers, leave, sentence],
  );
}
