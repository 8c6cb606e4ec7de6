"use client";

import { useEffect, useState } from "react";

export interface DeviceChoice {
  value: string;
  label: string;
}

/** The sound devices of this computer, as they come and go. Names are only known once the microphone was allowed. */
export function useDevices(isWatched: boolean): { microphones: DeviceChoice[]; speakers: DeviceChoice[] } {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    const source = navigator.mediaDevices;
    if (!isWatched || !source) return;
    const read = () => void source.enumerateDevices().then(setDevices, () => undefined);
    read();
    source.addEventListener("devicechange", read);
    return () => source.removeEventListener("devicechange", read);
  }, [isWatched]);
  const of = (kind: MediaDeviceKind) =>
    devices
      // "default" and "communications" are further names of devices in the list.
      .filter(
        (one) => one.kind === kind && one.label && !["", "default", "communications"].includes(one.deviceId),
      )
      .map(({ deviceId, label }) => ({ value: deviceId, label }));
  return { microphones: of("audioinput"), speakers: of("audiooutput") };
}
