"use client";

import { Button, Loader, Text } from "@mantine/core";
import { useDebouncedValue, useElementSize } from "@mantine/hooks";
import { useCallback, useEffect, useRef, useState } from "react";
import type { PreviewNews, PreviewOrder, PreviewScene } from "@/core/widget-contract/preview";
import { useWording } from "../words/use-wording";
import classes from "./preview.module.css";

interface PreviewFrameProps {
  scene: PreviewScene;
  /** The window of the visitor who is looked at, in pixels. */
  viewport: { width: number; height: number };
  title: string;
  onShown: (shows: "widget" | "nothing") => void;
}

/** While somebody types, the picture follows when they pause. */
const PAUSE_MS = 350;
const PATIENCE_MS = 20_000;

/**
 * The preview's page in a frame, drawn to scale. Each scene is a page of its own, made ready behind the one that is
 * seen and put in its place once it is there: nothing flickers.
 */
export function PreviewFrame({ scene, viewport, title, onShown }: PreviewFrameProps) {
  const { t } = useWording();
  const { ref, width, height } = useElementSize();
  const { sheets, front, isLate, retry } = useSheets(scene, onShown);
  const scale = Math.min(width / viewport.width, height / viewport.height, 1) || 0.01;
  return (
    <div ref={ref} className={classes.room}>
      <div
        className={classes.window}
        style={{ width: viewport.width * scale, height: viewport.height * scale }}
        aria-busy={sheets.at(-1)?.id !== front}
      >
        {sheets.map((sheet) => (
          <iframe
            key={sheet.id}
            ref={sheet.attach}
            src="/preview"
            sandbox="allow-scripts allow-forms"
            title={title}
            inert={sheet.id !== front}
            className={classes.sheet}
            data-front={sheet.id === front || undefined}
            style={{ ...viewport, transform: `scale(${scale})` }}
          />
        ))}
        {front === null && !isLate && <Loader size="sm" className={classes.waiting} />}
        {isLate && (
          <div className={classes.waiting} role="alert">
            <Text size="sm" mb="xs">
              {t("preview.failed")}
            </Text>
            <Button size="xs" variant="default" onClick={retry}>
              {t("preview.again")}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

interface Sheet {
  id: number;
  scene: PreviewScene;
  attach: (frame: HTMLIFrameElement | null) => void;
}

interface View {
  sheets: Sheet[];
  /** The one that is seen; null: none is there yet. */
  front: number | null;
}

/** The page that is seen, and behind it the one that is being made ready. */
function useSheets(scene: PreviewScene, onShown: PreviewFrameProps["onShown"]) {
  const wished = useDebouncedValue(JSON.stringify(scene), PAUSE_MS, { leading: true })[0];
  const frames = useRef(new Map<number, HTMLIFrameElement>());
  const lastId = useRef(0);
  const [{ sheets, front }, setView] = useState<View>({ sheets: [], front: null });
  const [isLate, setIsLate] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt draws the same scene anew
  useEffect(() => {
    lastId.current += 1;
    const id = lastId.current;
    const attach = (frame: HTMLIFrameElement | null) => {
      if (frame) frames.current.set(id, frame);
      else frames.current.delete(id);
    };
    const next: Sheet = { id, scene: JSON.parse(wished), attach };
    setIsLate(false);
    setView((view) => ({
      ...view,
      sheets: [...view.sheets.filter((sheet) => sheet.id === view.front), next],
    }));
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      const frame = frames.current.get(id)?.contentWindow;
      if (!frame || source !== frame || !isNews(data)) return;
      const order: PreviewOrder = { kind: "perezvon-preview", scene: next.scene };
      // The frame has no origin that could be named.
      if (data.news === "ready") return frame.postMessage(order, "*");
      clearTimeout(timer);
      setView({ sheets: [next], front: id });
      onShown(data.shows);
    };
    window.addEventListener("message", listen);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("message", listen);
    };
  }, [wished, attempt, onShown]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { sheets, front, isLate, retry };
}

const isNews = (data: unknown): data is PreviewNews =>
  typeof data === "object" && data !== null && Reflect.get(data, "kind") === "perezvon-preview";
