"use client";

import { useEffect, useState } from "react";
import type { Deeds } from "@/components/console/use-deeds";
import type { ConsoleCall } from "@/core/live-contract/console";
import { useSoftphone } from "./softphone-context";

export interface PickUp {
  /** The browser rings: one press picks up and takes the call. */
  canPickUp: boolean;
  isPending: boolean;
  pickUp: () => void;
}

/** Takes a call that rings in the browser: the phone is picked up, and as soon as the line stands the call is taken. */
export function usePickUp(call: ConsoleCall | null, { accept }: Pick<Deeds, "accept">): PickUp {
  const softphone = useSoftphone();
  const [wanted, setWanted] = useState<string | null>(null);
  const id = call?.id ?? null;
  const canAccept = call?.canAccept === true;
  const { mutate } = accept;
  useEffect(() => {
    if (id === null || wanted !== id || !canAccept) return;
    setWanted(null);
    mutate({ callId: id });
  }, [id, wanted, canAccept, mutate]);

  const talk = softphone?.talk;
  // A pick-up that failed is over: whoever listens first after it has taken nothing yet.
  const hasFailed = talk?.phase === "ringing" && talk.problem !== null;
  useEffect(() => {
    if (hasFailed) setWanted(null);
  }, [hasFailed]);
  const isPending = id !== null && wanted === id && talk?.phase !== "ringing";
  return {
    canPickUp: call?.canDecline === true && !canAccept && (talk?.phase === "ringing" || isPending),
    isPending,
    pickUp() {
      setWanted(id);
      softphone?.phone.answer();
    },
  };
}
