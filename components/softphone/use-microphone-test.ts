"use client";

import { useEffect, useState } from "react";
import { close, MicrophoneError, openMicrophone } from "./microphone";
import type { MicrophoneProblem } from "./phone-state";

interface Test {
  stream: MediaStream | null;
  problem: MicrophoneProblem | null;
}

const NOTHING: Test = { stream: null, problem: null };

/** The microphone's sound while `isRunning`, for a look at its level: nothing is sent, and nothing played. */
export function useMicrophoneTest(isRunning: boolean, deviceId: string): Test {
  const [test, setTest] = useState(NOTHING);
  useEffect(() => {
    if (!isRunning) return;
    let isOver = false;
    let opened: MediaStream | null = null;
    openMicrophone(deviceId).then(
      (stream) => {
        opened = stream;
        if (isOver) close(stream);
        else setTest({ stream, problem: null });
      },
      (error: unknown) => {
        if (!isOver && error instanceof MicrophoneError) setTest({ stream: null, problem: error.problem });
      },
    );
    return () => {
      isOver = true;
      close(opened);
      setTest(NOTHING);
    };
  }, [isRunning, deviceId]);
  return test;
}
