import type { CallbackStatus } from "@/core/widget-contract/wire";
import { createEnding } from "../panel/ending";
import { createProgress } from "../panel/progress";
import type { Stage } from "../panel/view";
import { wordingOf } from "../panel/wording";
import { emit } from "../public-api";
import type { Widget } from "../widget";
import { createServerClock } from "./clock";
import { follow } from "./live";
import { forget, type Remembered, remember } from "./remembered";
import { cancelCallback, rateCallback, readStatus } from "./transport";

/** One callback from the server's "accepted" to its end. */
export interface Tracking {
  isFinished(): boolean;
  /** Forgets it; the button says its everyday words again. */
  putAway(): void;
}

export interface TrackingOptions {
  callback: Remembered;
  stage: Stage;
  /** Back to the form, with a sentence why. */
  onLeave(message?: string): void;
}

export function trackCallback(widget: Widget, { callback, stage, onLeave }: TrackingOptions): Tracking {
  const { link, memory, texts, launcher } = widget;
  const { accepted } = callback;
  const clock = createServerClock();
  let latest: CallbackStatus | undefined;

  const putAway = () => {
    forget(memory);
    launcher.say(null);
  };
  const leave = (message?: string) => {
    putAway();
    onLeave(message);
  };

  const receive = (status: CallbackStatus) => {
    // Asked for beside the stream (after a cancel), an answer may come a second time, or late.
    if (status.id !== accepted.id || latest?.stage === "finished") return;
    const hasMoved = latest?.stage !== status.stage;
    latest = status;
    clock.set(status.now);
    callback.promised ??= status.promiseAt;
    remember(memory, callback, status.stage === "scheduled");
    announce(widget, status);
    if (hasMoved) emit(link, "stage", { id: status.id, stage: status.stage });
    if (status.stage === "finished") finish(status);
    else progress.show(status, callback.promised);
  };

  const finish = (status: CallbackStatus) => {
    emit(link, "finished", { id: status.id, outcome: status.outcome });
    const onRate = async (score: number) => (await rateCallback(accepted.statusUrl, score)).ok;
    stage.show(createEnding(widget, { status, clock, onRate, onAgain: () => leave() }));
  };

  const progress = createProgress(widget, clock, async () => {
    const answer = await cancelCallback(accepted.cancelUrl);
    const now = await readStatus(accepted.statusUrl);
    if (now.ok) receive(now.value);
    return answer.ok;
  });
  progress.show(justAsked(accepted.id), callback.promised);
  stage.show(progress);
  follow(accepted, {
    onStatus: receive,
    onGone: () => leave(texts.gone),
    onConnection: (isConnected) => progress.setConnected(isConnected),
  });
  return { isFinished: () => latest?.stage === "finished", putAway };
}

function announce({ texts, launcher, shell }: Widget, status: CallbackStatus): void {
  const wording = wordingOf(status, texts);
  launcher.say({ text: wording.headline, icon: wording.icon, isRinging: wording.isRinging });
  shell.announce([wording.headline, status.nextStep?.text ?? ""].join(". "));
}

/** Between the server's 202 and its first word. */
function justAsked(id: string): CallbackStatus {
  const now = new Date().toISOString();
  return {
    id,
    stage: "requested",
    outcome: null,
    nextStep: null,
    promiseAt: null,
    stages: [{ stage: "requested", at: now }],
    phoneMasked: "",
    operatorName: null,
    talkSeconds: 0,
    rating: null,
    now,
  };
}
