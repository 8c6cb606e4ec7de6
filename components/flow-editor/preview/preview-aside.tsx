"use client";

import { ActionIcon, Title, Tooltip } from "@mantine/core";
import { IconArrowsMaximize, IconArrowsMinimize, IconX } from "@tabler/icons-react";
import { useCallback, useMemo, useState } from "react";
import type { PreviewState } from "@/core/widget-contract/preview";
import { useEditorStore } from "../store/editor-context";
import { useWording } from "../words/use-wording";
import { draftOffer } from "./draft-offer";
import classes from "./preview.module.css";
import { type Look, PreviewControls } from "./preview-controls";
import { PreviewFrame } from "./preview-frame";
import { sceneOf, statesOf } from "./scene";
import { usePreviewSite } from "./use-preview-site";
import { type Previewed, usePreviewed } from "./use-previewed";

/** CSS pixels. A desk's window is small in the column, so that its words can be read, and whole where it is enlarged. */
const VIEWPORTS = {
  phone: { width: 390, height: 760 },
  desktop: { width: 860, height: 700 },
  enlarged: { width: 1280, height: 800 },
} as const;

/** The real widget with the offer as it is written now, at any moment of a visit. */
export function PreviewAside({ siteId }: { siteId: string | undefined }) {
  const { t } = useWording();
  const store = useEditorStore();
  const previewed = usePreviewed();
  const [look, setLook] = useState<Look>({
    device: "desktop",
    theme: "light",
    state: "offer",
    language: null,
  });
  const [isEnlarged, setEnlarged] = useState(false);
  const [shows, setShows] = useState<"widget" | "nothing" | null>(null);
  const { scene, seen, languages } = useScene(previewed, look, siteId);
  const onShown = useCallback((next: "widget" | "nothing") => setShows(next), []);
  const viewport = VIEWPORTS[seen.device === "desktop" && isEnlarged ? "enlarged" : seen.device];
  return (
    <aside
      className={classes.aside}
      aria-label={t("preview.title")}
      data-enlarged={isEnlarged || undefined}
      onKeyDown={(event) => {
        if (event.key === "Escape" && isEnlarged) setEnlarged(false);
      }}
    >
      <div className={classes.head}>
        <Title order={2} flex={1}>
          {t("preview.title")}
        </Title>
        <Tooltip label={t(isEnlarged ? "preview.shrink" : "preview.enlarge")}>
          <ActionIcon
            aria-label={t(isEnlarged ? "preview.shrink" : "preview.enlarge")}
            aria-pressed={isEnlarged}
            visibleFrom="xs"
            onClick={() => setEnlarged(!isEnlarged)}
          >
            {isEnlarged ? (
              <IconArrowsMinimize size={17} aria-hidden />
            ) : (
              <IconArrowsMaximize size={17} aria-hidden />
            )}
          </ActionIcon>
        </Tooltip>
        <ActionIcon aria-label={t("preview.close")} onClick={() => store.setState({ preview: false })}>
          <IconX size={17} aria-hidden />
        </ActionIcon>
      </div>
      <PreviewControls
        look={{ ...look, ...seen }}
        given={previewed}
        states={statesOf(scene.form)}
        languages={languages}
        onChange={(change) => setLook({ ...look, ...change })}
      />
      <div className={classes.stage}>
        <PreviewFrame
          scene={scene.told}
          viewport={viewport}
          title={t("preview.frame", { state: t(`preview.states.${seen.state}`) })}
          onShown={onShown}
        />
        <p className={classes.caption} role="status">
          {shows === "nothing" && (
            <span className={classes.nothing}>
              {t(`preview.nothing.${whyNothing(previewed, scene.form)}`)}{" "}
            </span>
          )}
          {t("preview.note")}
        </p>
      </div>
    </aside>
  );
}

function useScene(previewed: Previewed, look: Look, siteId: string | undefined) {
  const site = usePreviewSite(siteId);
  const { node, isClosed } = previewed;
  const offer = useMemo(() => node && draftOffer(node.config), [node]);
  const languages = Object.keys(offer?.texts ?? {});
  const wished = previewed.language ?? look.language ?? site.language;
  const seen = {
    device: previewed.device ?? look.device,
    state: stateFor(look.state, statesOf(offer?.form)),
    language: previewed.language ?? (languages.includes(wished) ? wished : (languages[0] ?? wished)),
  };
  const choice = { state: seen.state, language: seen.language, theme: look.theme, isOpen: !isClosed };
  const told = sceneOf(offer ?? null, site, choice, new Date());
  return { scene: { told, form: offer?.form }, seen, languages };
}

const stateFor = (wished: PreviewState, states: readonly PreviewState[]): PreviewState =>
  states.includes(wished) ? wished : "offer";

function whyNothing(
  { node, isPlayed }: Previewed,
  form: string | undefined,
): "played" | "none" | "page" | "hours" {
  if (!node) return isPlayed ? "played" : "none";
  return form === "hidden" || form === "integrated" ? "page" : "hours";
}
