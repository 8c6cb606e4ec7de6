"use client";

import { useViewportSize } from "@mantine/hooks";
import { useLocale } from "next-intl";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Change, compare, marksOf } from "@/core/flow/compare";
import type { FlowDocument } from "@/core/flow/document";
import { useWording } from "../words/use-wording";
import { ChangeList } from "./change-list";
import { changeWords } from "./change-words";
import classes from "./compare.module.css";
import { CompareCanvas } from "./compare-canvas";
import { around, centred, inStep, type Side, type View, type Views, viewOf } from "./in-step";

interface ComparisonProps {
  before: FlowDocument;
  after: FlowDocument;
  names: Record<Side, string>;
}

const SIDES = ["before", "after"] as const;
const LABELS = { before: "compare.canvasBefore", after: "compare.canvasAfter" } as const;

/** Two diagrams that move in step, what differs marked on both, and told in a list that leads to each difference. */
export function Comparison({ before, after, names }: ComparisonProps) {
  const { t } = useWording();
  const documents = useMemo(() => ({ before, after }), [before, after]);
  const marks = useMemo(() => marksOf(before, after), [before, after]);
  const changes = useToldChanges(documents);
  const [chosen, setChosen] = useState<Change | null>(null);
  const { pane, views, setViews } = useViews(documents);
  const chosenIds = useMemo(
    () => ({ before: chosenIn(before, chosen), after: chosenIn(after, chosen) }),
    [before, after, chosen],
  );
  return (
    <div className={classes.panes}>
      <ChangeList
        changes={changes}
        chosen={chosen}
        onChoose={(change) => {
          setChosen(change);
          if (views && pane.current)
            setViews(focusedOn(change, documents, { views, window: sizeOf(pane.current) }));
        }}
      />
      {SIDES.map((side) => (
        <div key={side} ref={side === "before" ? pane : undefined} className={classes.pane}>
          <span className={classes.name} aria-hidden>
            {t(`compare.${side}`)}: {names[side]}
          </span>
          {views && (
            <CompareCanvas
              document={documents[side]}
              label={t(LABELS[side], { name: names[side] })}
              marks={marks[side]}
              view={views[side]}
              onView={(next) => setViews((old) => old && inStep(old, side, next))}
              chosen={chosenIds[side]}
            />
          )}
        </div>
      ))}
    </div>
  );
}

function useToldChanges(documents: Record<Side, FlowDocument>) {
  const wording = useWording();
  const language = useLocale();
  return useMemo(
    () =>
      compare(documents.before, documents.after).map((change) => ({
        change,
        words: changeWords(change, documents, { ...wording, language }),
      })),
    [documents, wording, language],
  );
}

/** Both begin with everything that is in either of them in view, and again where the window gets another width. */
function useViews({ before, after }: Record<Side, FlowDocument>) {
  const pane = useRef<HTMLDivElement>(null);
  const [views, setViews] = useState<Views | null>(null);
  const { width } = useViewportSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever looks at a place stays there when the draft changes
  useLayoutEffect(() => {
    if (!pane.current) return;
    const boxes = [before, after].flatMap((document) => boxesOf(document));
    const view = viewOf(around(boxes), sizeOf(pane.current));
    setViews({ before: view, after: view });
  }, [width]);
  return { pane, views, setViews };
}

// Without what a transition of the dialog does to it.
const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight });

/** A step of a usual size: what is seen of a diagram need not be exact to the pixel. */
const TYPICAL = { width: 232, height: 92 };

const boxesOf = ({ nodes, notes }: FlowDocument, ids?: readonly string[]) => [
  ...nodes.filter(({ id }) => ids?.includes(id) ?? true).map(({ position }) => ({ ...position, ...TYPICAL })),
  ...notes
    .filter(({ id }) => ids?.includes(id) ?? true)
    .map(({ position, size }) => ({ ...position, ...size })),
];

const READABLE = 0.7;

interface Seen {
  views: Views;
  window: { width: number; height: number };
}

/** Each canvas centred on where the difference stands in its own document; one that has none of it looks where the other does. */
function focusedOn(change: Change, documents: Record<Side, FlowDocument>, { views, window }: Seen): Views {
  const ids = (to: string | null) => [change.id, ...(to === null ? [] : [to])];
  const wanted = {
    before: change.kind === "way" ? ids(change.before) : [change.id],
    after: change.kind === "way" ? ids(change.after) : [change.id],
  };
  const zoom = Math.max(views.before.zoom, READABLE);
  const viewIn = (side: Side): View | null => {
    const boxes = boxesOf(documents[side], wanted[side]);
    return boxes.length > 0 ? centred(around(boxes), window, zoom) : null;
  };
  const [before, after] = [viewIn("before"), viewIn("after")];
  return { before: before ?? after ?? views.before, after: after ?? before ?? views.after };
}

/** What of a difference stands on one of the canvases: its step, and the connection of a way. */
function chosenIn({ edges }: FlowDocument, chosen: Change | null): string[] {
  if (!chosen) return [];
  if (chosen.kind !== "way") return [chosen.id];
  const own = edges.filter(({ from, port }) => from === chosen.id && port === chosen.port);
  return [chosen.id, ...own.map(({ id }) => id)];
}
