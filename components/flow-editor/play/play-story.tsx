"use client";

import {
  type Icon,
  IconArrowRight,
  IconBolt,
  IconBuildingStore,
  IconFlag,
  IconHourglass,
  IconMail,
  IconMessage2,
  IconPhoneCall,
  IconRoute,
  IconRouteSquare,
  IconUser,
} from "@tabler/icons-react";
import { useFormatter } from "next-intl";
import { useEffect, useRef } from "react";
import type { Scene } from "@/core/flow/rehearsal/rehearse";
import { callSettings } from "@/core/flow/routing/connect-team/definition";
import type { Deed } from "@/core/flow/runtime/node-step";
import { firstWords } from "../words/flow-words";
import { useSentence, useWording } from "../words/use-wording";
import classes from "./play.module.css";
import { usePlayRun } from "./play-run";
import { useVisitorWords } from "./visitor-words";

const ICONS: Record<Scene["kind"], Icon> = {
  asked: IconUser,
  decided: IconRoute,
  passes: IconRouteSquare,
  does: IconBolt,
  rings: IconPhoneCall,
  closed: IconBuildingStore,
  "no-team": IconBuildingStore,
  answered: IconArrowRight,
  waits: IconHourglass,
  "never-opens": IconBuildingStore,
  tells: IconMail,
  "visitor-reads": IconMessage2,
  finished: IconFlag,
};

/** What happened so far, with the time that it would have happened at. */
export function PlayStory() {
  const { t } = useWording();
  const format = useFormatter();
  const words = useSceneWords();
  const { rehearsal, timeZone } = usePlayRun();
  const end = useRef<HTMLLIElement>(null);
  const scenes = rehearsal?.story ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each scene that came, the last one is to be seen
  useEffect(() => {
    // Newer browsers answer with a promise, which would be taken for what ends the effect.
    void end.current?.scrollIntoView({ block: "nearest" });
  }, [scenes.length]);
  return (
    <div className={classes.story} role="log" aria-label={t("playing.story")}>
      <ol className={classes.scenes}>
        {scenes.map((scene, at) => {
          const Glyph = ICONS[scene.kind];
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a story only grows at its end, or is another one
              key={at}
              ref={at === scenes.length - 1 ? end : undefined}
              data-kind={scene.kind}
              className={classes.scene}
            >
              <time className={classes.time}>
                {format.dateTime(scene.at, {
                  weekday: "short",
                  hour: "2-digit",
                  minute: "2-digit",
                  hourCycle: "h23",
                  timeZone,
                })}
              </time>
              <Glyph size={16} stroke={1.8} aria-hidden className={classes.icon} />
              <span>{words(scene)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Each scene as a sentence. */
function useSceneWords(): (scene: Scene) => string {
  const { t, references } = useWording();
  const { program, timeZone } = usePlayRun();
  const { sentence, sayWhen } = useVisitorWords();
  const sayStep = useSentence();
  const pause = usePause();
  const teamName = (id: unknown): string =>
    references.teams.find((team) => team.id === id)?.name ?? t("missingTeam");
  const flowName = (id: unknown): string =>
    references.routingFlows.find((flow) => flow.id === id)?.name ?? t("missingRouting");
  const configOf = (node: string) => program?.nodes[node]?.config ?? {};
  const questionAt = (node: string) => {
    const found = program?.nodes[node];
    return found ? sayStep(found) : "";
  };
  const sayDeed = useDeedWords();
  const sayRinging = useRingingWords(configOf, teamName);
  return (scene) => {
    switch (scene.kind) {
      case "asked":
        return scene.scheduledFor === null
          ? t("playing.scenes.asked")
          : t("playing.scenes.askedLater", { when: sayWhen(scene.scheduledFor, scene.at, timeZone) });
      case "decided":
        return t("playing.scenes.decided", {
          step: questionAt(scene.node),
          answer: t(`ports.${scene.isSo ? "yes" : "no"}`),
        });
      case "passes":
        return t(`playing.scenes.passes.${scene.port === "in" ? "in" : "out"}`, {
          flow: flowName(configOf(scene.node).flowId),
          port: firstWords(t, [`ports.${scene.port}`], scene.port),
        });
      case "rings":
        return sayRinging(scene);
      case "does":
        return sayDeed(scene.deed);
      case "closed":
      case "never-opens":
        return t(`playing.scenes.${scene.kind}`, { team: teamName(scene.teamId) });
      case "waits":
        return t(`playing.scenes.waits.${scene.because}`, {
          pause: pause(scene.until - scene.at),
          number: scene.number ?? 1,
          of: scene.of ?? 1,
          team: teamName(configOf(scene.node).teamId),
        });
      case "tells":
        return scene.teamId === null
          ? t("playing.scenes.tellsAll")
          : t("playing.scenes.tells", { team: teamName(scene.teamId) });
      case "answered":
        return t(`playing.answers.${scene.answer}`);
      case "finished":
        return t(`playing.scenes.finished.${scene.outcome}`);
      case "no-team":
        return t("playing.scenes.no-team");
      case "visitor-reads":
        return t("playing.reads", {
          words: sentence({ ...scene, now: scene.at, timeZone, site: t("playing.site") }),
        });
    }
  };
}

type Ringing = Extract<Scene, { kind: "rings" }>;

/** Whose telephones ring: a team's, or one person's. */
function useRingingWords(
  configOf: (node: string) => Record<string, unknown>,
  teamName: (id: unknown) => string,
): (scene: Ringing) => string {
  const { t, references } = useWording();
  return ({ node, attempt, teamId, ownerFirst }) => {
    const config = configOf(node);
    const {
      order,
      operatorRingSeconds: operator,
      customerRingSeconds: customer,
    } = callSettings.parse(config);
    const common = { number: attempt, operator, customer };
    if (teamId !== null) {
      const owner = ownerFirst ? "yes" : "no";
      return t(`playing.scenes.rings.${order}`, { ...common, owner, team: teamName(teamId) });
    }
    const chosen = references.operators?.find(({ id }) => id === config.operatorId)?.name;
    const person = config.who === "owner" ? t("playing.scenes.owner") : (chosen ?? t("missingOperator"));
    return t("playing.scenes.rings.person", { ...common, person });
  };
}

/** What is done in passing. */
function useDeedWords(): (deed: Deed) => string {
  const { t, references, join, joinAll = join } = useWording();
  return (deed) => {
    const key = `playing.scenes.does.${deed.type}`;
    switch (deed.type) {
      case "notify":
        return t(key, { asks: deed.wantsReaction ? "yes" : "no" });
      case "tag":
        return t(key, { isRemoved: deed.isRemoved ? "yes" : "no", tags: joinAll(deed.tags) });
      case "set-field":
        return t(key, { name: deed.name, value: deed.value });
      case "send-message":
        return t(key);
      case "webhook": {
        const found = references.webhooks?.find(({ id }) => id === deed.connectionId);
        return t(key, { connection: found?.name ?? t("missingWebhook") });
      }
    }
  };
}

const MINUTE_MS = 60_000;

const UNITS = [
  ["days", 1_440],
  ["hours", 60],
] as const;

/** A length of time in the largest unit that it is a whole number of. */
function usePause(): (ms: number) => string {
  const { t } = useWording();
  return (ms) => {
    const minutes = ms / MINUTE_MS;
    const [unit, count] = UNITS.map(([name, size]) => [name, minutes / size] as const).find(([, whole]) =>
      Number.isInteger(whole),
    ) ?? ["minutes" as const, minutes];
    return t(`playing.pause.${unit}`, { count: Math.round(count * 10) / 10 });
  };
}
