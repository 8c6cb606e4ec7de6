"use client";

import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  useContext,
  useState,
} from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";

/** What a manager can do with a request. What came of it comes down the live line. */
function useDeeds() {
  const t = useTranslations("live.told");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const onError = (error: unknown) =>
    void notifications.show({ color: "red", message: refusal.sentence(error) });
  const say = (message: string) => () => void notifications.show({ message });
  return {
    move: useMutation(trpc.live.move.mutationOptions({ onError, onSuccess: say(t("moved")) })),
    takeOver: useMutation(trpc.live.takeOver.mutationOptions({ onError, onSuccess: say(t("takenOver")) })),
    cancel: useMutation(trpc.live.cancel.mutationOptions({ onError, onSuccess: say(t("cancelled")) })),
    cue: useMutation(trpc.live.cue.mutationOptions({ onError, onSuccess: say(t("cued")) })),
  };
}

interface SteeringValue extends ReturnType<typeof useDeeds> {
  /** The request that is being dragged, and the team it comes from. */
  dragged: { callbackId: string; teamId: string } | null;
  drag: Dispatch<SetStateAction<SteeringValue["dragged"]>>;
}

const SteeringContext = createContext<SteeringValue | null>(null);

export function SteeringProvider({ children }: { children: ReactNode }) {
  const deeds = useDeeds();
  const [dragged, drag] = useState<SteeringValue["dragged"]>(null);
  return <SteeringContext value={{ ...deeds, dragged, drag }}>{children}</SteeringContext>;
}

export function useSteering(): SteeringValue {
  const value = useContext(SteeringContext);
  if (!value) throw new Error("useSteering is used outside the live board.");
  return value;
}
