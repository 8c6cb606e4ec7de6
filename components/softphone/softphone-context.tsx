"use client";

import { useLocalStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { browserHolder } from "./browser-holder";
import { type Devices, OFF, type PhoneState } from "./phone-state";
import { createSoftphone, type Softphone } from "./softphone";
import { usePhoneServer } from "./use-phone-server";

export interface SoftphoneValue extends PhoneState {
  phone: Softphone;
  devices: Devices;
  setDevices: (devices: Devices) => void;
  answersAtOnce: boolean;
  setAnswersAtOnce: (isWanted: boolean) => void;
}

const SoftphoneContext = createContext<SoftphoneValue | null>(null);

/** The browser's phone; null where the reader takes calls on a phone of their own. */
export const useSoftphone = (): SoftphoneValue | null => useContext(SoftphoneContext);

/**
 * Around a workspace's pages, so that a talk goes on from page to page. The phone is opened by the console, and only for
 * operators who take calls in the browser.
 */
export function SoftphoneProvider({ children }: { children: ReactNode }) {
  const { operatorId } = useWorkspace();
  return operatorId === null ? children : <OfOperator operatorId={operatorId}>{children}</OfOperator>;
}

function OfOperator({ operatorId, children }: { operatorId: string; children: ReactNode }) {
  const trpc = useTrpc();
  const { data } = useQuery(trpc.browserPhone.self.queryOptions());
  const softphone = useBrowserPhone(operatorId, data?.holder ?? null);
  const { phone, line } = softphone;
  const isLeft = data?.endpoint === "phone" && line.kind !== "off";
  useEffect(() => {
    // Chosen away, here or by a manager. Should the server not hear of it, it takes the phone away by itself.
    if (isLeft) phone.leave().catch(() => undefined);
  }, [isLeft, phone]);
  return (
    <SoftphoneContext value={data?.endpoint === "browser" ? softphone : null}>{children}</SoftphoneContext>
  );
}

const NO_CHOICE: Devices = { microphone: "", speaker: "", ringer: "" };

/** @param holderNow the browser that has the phone, as the server says */
function useBrowserPhone(operatorId: string, holderNow: string | null): SoftphoneValue {
  const server = usePhoneServer();
  const [devices, setDevices] = useLocalStorage({ key: "softphone-devices", defaultValue: NO_CHOICE });
  const [answersAtOnce, setAnswersAtOnce] = useLocalStorage({ key: "softphone-auto", defaultValue: false });
  const [phone] = useState(() => createSoftphone({ name: `softphone:${operatorId}`, server, devices }));
  const state = useSyncExternalStore(phone.subscribe, phone.getState, () => OFF);

  useEffect(() => phone.use(devices), [phone, devices]);
  useEffect(() => phone.answerAtOnce(answersAtOnce), [phone, answersAtOnce]);
  useEffect(() => () => phone.stop(), [phone]);
  useEffect(() => {
    if (holderNow !== null && holderNow !== browserHolder()) phone.recheck();
  }, [phone, holderNow]);

  return { ...state, phone, devices, setDevices, answersAtOnce, setAnswersAtOnce };
}
