"use client";

import { type Icon, IconArrowsExchange, IconHeadset, IconPhone, IconPhoneRinging } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { PickUp } from "@/components/softphone/use-pick-up";
import { StageLine } from "@/components/stage-line/stage-line";
import { Duration } from "@/components/ui/duration";
import type { Tone } from "@/components/ui/theme";
import type { ConsoleCall } from "@/core/live-contract/console";
import { CallAnswers } from "./call-answers";
import classes from "./console.module.css";
import { Cues } from "./cues";
import { CustomerFacts, CustomerHead } from "./customer-facts";
import { Listeners } from "./listeners";
import { NoteField } from "./note-field";
import type { Deeds } from "./use-deeds";
import type { Note } from "./use-kept-note";

interface CallCardProps {
  call: ConsoleCall;
  note: Note;
  now: Date;
  deeds: Deeds;
  pickUp: PickUp;
}

type Step = "ringing" | "pickedUp" | "reaching" | "talking" | "ending";

const LOOKS: Record<Step, { tone: Tone; icon: Icon }> = {
  ringing: { tone: "amber", icon: IconPhoneRinging },
  pickedUp: { tone: "blue", icon: IconHeadset },
  reaching: { tone: "violet", icon: IconPhone },
  talking: { tone: "green", icon: IconArrowsExchange },
  ending: { tone: "grey", icon: IconPhone },
};

/** The call that is on the operator's phone, from before it is picked up to its end. */
export function CallCard({ call, note, now, deeds, pickUp }: CallCardProps) {
  const t = useTranslations("console.call");
  const step = stepOf(call);
  const { tone, icon: Glyph } = LOOKS[step];
  const since = beginningOf(call, step);
  const isTaken = step === "reaching" || step === "talking" || step === "ending";
  return (
    <section className={classes.card} data-tone={tone} data-step={step} aria-label={t("label")}>
      <div className={classes.head} role="status">
        <span className={classes.headWords}>
          <Glyph size={20} aria-hidden />
          {t(`step.${step}`)}
        </span>
        <span className={classes.clock} role="timer">
          <Duration seconds={Math.max(0, (now.getTime() - since) / 1000)} />
        </span>
      </div>
      <div className={classes.body}>
        <CustomerHead customer={call.customer} />
        <CallAnswers call={call} deeds={deeds} pickUp={pickUp} />
        <Listeners listeners={call.listeners} />
        <Cues cues={call.cues} />
        {!isTaken && <blockquote className={classes.whisper}>{call.whisper}</blockquote>}
        <CustomerFacts call={call} now={now} />
        <StageLine stages={call.stages} outcome={null} now={now} size="card" />
        {isTaken && <NoteField note={note} />}
      </div>
    </section>
  );
}

/** When this step began: who waits for the customer does not care how long their own phone rang. */
function beginningOf({ joinedAt, ringingSince, stages }: ConsoleCall, step: Step): number {
  if (step === "talking" && joinedAt !== null) return joinedAt;
  const last = stages.at(-1);
  return step === "ringing" || !last ? ringingSince : Date.parse(last.at);
}

function stepOf({ phase, canAccept, canDecline }: ConsoleCall): Step {
  if (phase === "talking") return "talking";
  if (phase === "ending") return "ending";
  if (canAccept) return "pickedUp";
  return canDecline ? "ringing" : "reaching";
}
