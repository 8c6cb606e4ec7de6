"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { compile } from "@/core/flow/compile";
import type { FlowDocument } from "@/core/flow/document";
import { outermostStep, type Subflows } from "@/core/flow/inline-subflow";
import { type Answer, CALL_ANSWERS, type CallAnswer } from "@/core/flow/rehearsal/answers";
import { factsChosen } from "@/core/flow/rehearsal/facts-chosen";
import {
  answersToEnd,
  type Rehearsal,
  type RehearsalSetting,
  rehearse,
} from "@/core/flow/rehearsal/rehearse";
import type { RoutingProgram } from "@/core/flow/runtime/program";
import type { RoutingFacts } from "@/core/flow/runtime/routing-facts";
import type { Schedule, Weekday } from "@/core/schedule/hours";
import { momentAt } from "@/core/schedule/moment-at";
import { lightOf } from "../canvas/light-of";
import { LightContext } from "../canvas/use-light";
import { readCentres } from "../node/read-centres";
import { useEditor } from "../store/editor-context";
import { useSubflows } from "../store/subflows-provider";
import { useSettledDocument } from "../store/use-settled-document";
import { startingRequest } from "./fact-inputs";

/** When the visitor who is played asks, and for when. */
export interface Occasion {
  weekday: Weekday;
  minute: number;
  /** The call is wanted in so many hours; 0: at once. */
  hoursAhead: number;
  /** Facts that were chosen, of those that the flow asks about. */
  facts: RoutingFacts;
}

interface PlayRun {
  occasion: Occasion;
  setOccasion: (change: Partial<Occasion>) => void;
  /** Null while the flow has problems that stop it, or the teams have not come yet. */
  rehearsal: Rehearsal | null;
  /** What is so of the callback that is played; empty while there is none. */
  facts: RoutingFacts;
  program: RoutingProgram | null;
  timeZone: string;
  /** The flow was changed, and some answers that were given lead nowhere now. */
  isCut: boolean;
  give: (answer: Answer) => void;
  back: () => void;
  again: () => void;
  toEnd: () => void;
}

const PlayContext = createContext<PlayRun | null>(null);
const TUESDAY_AT_TWO: Occasion = { weekday: 2, minute: 14 * 60, hoursAhead: 0, facts: {} };
const HOUR_MS = 3_600_000;
const NONE: readonly Answer[] = [];

/** Plays one callback through the routing as it is drawn now, by the code that walks the real ones. */
export function PlayProvider({ children }: { children: ReactNode }) {
  const document = useSettledDocument();
  const isOpen = useEditor(({ panel }) => panel === "test");
  const [occasion, setOccasion] = useState(TUESDAY_AT_TWO);
  const [answers, setAnswers] = useState(NONE);
  const subflows = useSubflows();
  const program = useMemo(
    () => (isOpen && subflows ? routingProgram(document, subflows) : null),
    [isOpen, document, subflows],
  );
  const { setting, timeZone } = useSetting(program, occasion);
  const run = useMemo((): PlayRun => {
    const played = program && setting && rehearse(program, setting, answers);
    const given = played ? answers.slice(0, played.played) : NONE;
    return {
      occasion,
      setOccasion: (change) => setOccasion((before) => ({ ...before, ...change })),
      program,
      timeZone,
      rehearsal: played?.rehearsal ?? null,
      facts: setting?.facts ?? {},
      isCut: given.length < answers.length && played !== null,
      give: (answer) => setAnswers([...given, answer]),
      back: () => setAnswers(given.slice(0, -1)),
      again: () => setAnswers(NONE),
      toEnd: () => {
        if (program && setting)
          setAnswers(answersToEnd(program, setting, { answers: given, ending: lastEnding(given) }));
      },
    };
  }, [program, setting, timeZone, occasion, answers]);
  const { rehearsal } = run;
  const light = useMemo(
    () => rehearsal && program && lightBy(document, program, rehearsal),
    [document, program, rehearsal],
  );
  return (
    <PlayContext value={run}>
      <LightContext value={light}>{children}</LightContext>
    </PlayContext>
  );
}

export function usePlayRun(): PlayRun {
  const run = useContext(PlayContext);
  if (!run) throw new Error("usePlayRun is used outside of PlayProvider.");
  return run;
}

/** The hours of the real teams, on the clock of the first that is rung. */
function useSetting(program: RoutingProgram | null, occasion: Occasion) {
  const { weekday, minute, hoursAhead, facts } = occasion;
  const trpc = useTrpc();
  const { data } = useQuery(trpc.teams.list.queryOptions());
  const [now] = useState(() => Date.now());
  return useMemo(() => {
    const teams = new Map<string, Schedule>((data ?? []).map((team) => [team.id, team]));
    const [rung] = program ? teamsOf(program) : [];
    const timeZone = teams.get(rung ?? "")?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const at = momentAt({ weekday, minute }, { timeZone, now });
    const scheduledFor = hoursAhead > 0 ? at + hoursAhead * HOUR_MS : null;
    const supposed = { ...startingRequest(program ? factsChosen(program) : []), ...pricesOf(data), ...facts };
    const setting: RehearsalSetting | null = data ? { at, scheduledFor, teams, facts: supposed } : null;
    return { setting, timeZone };
  }, [data, program, weekday, minute, hoursAhead, facts, now]);
}

/** Teams that the flow rings by name. */
const teamsOf = ({ nodes }: RoutingProgram): string[] =>
  Object.values(nodes).flatMap(({ kind, config }) =>
    kind === "balance"
      ? readCentres(config.centres).map(({ teamId }) => teamId)
      : kind === "connect-team"
        ? [String(config.teamId)]
        : [],
  );

/** What is known of call centres needs no guess. */
const pricesOf = (teams: readonly Priced[] | undefined): RoutingFacts =>
  Object.fromEntries(
    (teams ?? []).flatMap(({ id, callCentre }) => {
      const price = callCentre?.pricePerMinute ?? null;
      return price === null ? [] : [[`team-price:${id}`, price]];
    }),
  );

interface Priced {
  id: string;
  callCentre: { pricePerMinute: number | null } | null;
}

function routingProgram(document: FlowDocument, subflows: Subflows): RoutingProgram | null {
  const compiled = compile(document, subflows);
  return compiled.ok && compiled.program.kind === "routing" ? compiled.program : null;
}

function lightBy(document: FlowDocument, program: RoutingProgram, { path, state, story }: Rehearsal) {
  const lit = lightOf(document, path);
  const at = state.at ?? story.findLast((scene) => "node" in scene)?.node ?? null;
  // What happens in another flow happens, on this canvas, at the step that goes through it.
  const here = at && outermostStep(program, at);
  return { lit: here ? lit.add(here) : lit, here };
}

const isEnding = (answer: Answer): answer is CallAnswer =>
  answer !== "talked" && CALL_ANSWERS.some((known) => known === answer);

const lastEnding = (answers: readonly Answer[]): CallAnswer =>
  answers.filter(isEnding).at(-1) ?? "customer-no-answer";
