"use client";

import { useMediaQuery } from "@mantine/hooks";
import { IconDeviceDesktop, IconLock } from "@tabler/icons-react";
import { ReactFlowProvider } from "@xyflow/react";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Canvas } from "./canvas/canvas";
import { CompareDialog } from "./compare/compare-dialog";
import { CountsProvider } from "./counts/counts-provider";
import classes from "./editor.module.css";
import { Inspector } from "./inspector/inspector";
import { PickOnSiteProvider } from "./inspector/offer/pick-on-site";
import { IssuesProvider } from "./issues/use-issues";
import { ShortcutsDialog } from "./keyboard/shortcuts-dialog";
import { useShortcuts } from "./keyboard/use-shortcuts";
import { AddDialog } from "./palette/add-dialog";
import { Palette } from "./palette/palette";
import { PlayPanel } from "./play/play-panel";
import { TestPanel } from "./play/test-panel";
import { TestProvider } from "./play/test-run";
import { PreviewAside } from "./preview/preview-aside";
import { PublishDialog } from "./revisions/publish-dialog";
import { RevisionsDialog } from "./revisions/revisions-dialog";
import { ConflictDialog } from "./saving/conflict-dialog";
import { recallHistory } from "./saving/kept-history";
import { useAutosave } from "./saving/use-autosave";
import { SearchDialog } from "./search/search-dialog";
import { EditorProvider, useEditor } from "./store/editor-context";
import { createEditorStore } from "./store/editor-store";
import type { Flow } from "./store/flow";
import { SubflowsProvider } from "./store/subflows-provider";
import { SummaryPanel } from "./summary/summary-panel";
import { Toolbar } from "./toolbar/toolbar";
import { ReferencesProvider } from "./words/references-provider";
import { SentenceProvider, useWording } from "./words/use-wording";

interface FlowEditorProps {
  flow: Flow;
  /** Asks the server again, for what is live and for a draft that somebody else saved. */
  reload: () => Promise<Flow>;
}

/** The editor of one flow, the whole window wide. On a phone, and without the right, it only shows. */
export function FlowEditor({ flow, reload }: FlowEditorProps) {
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const readOnly = !flow.canEdit || isNarrow;
  const [store] = useState(() => {
    const history = recallHistory(flow.id, flow.draft);
    return createEditorStore(flow.draft, readOnly, history ?? undefined);
  });
  return (
    <EditorProvider store={store}>
      <ReferencesProvider flow={flow}>
        <SentenceProvider>
          <SubflowsProvider flow={flow}>
            <IssuesProvider>
              <TestProvider>
                <CountsProvider flowId={flow.id} isLive={flow.live !== null}>
                  <PickOnSiteProvider flowId={flow.id}>
                    <ReactFlowProvider>
                      <Frame flow={flow} reload={reload} isNarrow={isNarrow} />
                    </ReactFlowProvider>
                  </PickOnSiteProvider>
                </CountsProvider>
              </TestProvider>
            </IssuesProvider>
          </SubflowsProvider>
        </SentenceProvider>
      </ReferencesProvider>
    </EditorProvider>
  );
}

function Frame({ flow, reload, isNarrow }: FlowEditorProps & { isNarrow: boolean }) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  const panel = useEditor((state) => state.panel);
  const isPreviewing = useEditor(({ preview }) => preview);
  const announcement = useEditor((state) => state.announcement);
  const autosave = useAutosave(flow.id, flow.draftVersion, reload);
  useShortcuts();
  const isWide = useMediaQuery("(min-width: 75em)", true, { getInitialValueInEffect: false });
  // Three columns beside the canvas leave too little of it on a laptop.
  const isVeryWide = useMediaQuery("(min-width: 110em)", true, { getInitialValueInEffect: false });
  return (
    <div className={classes.editor}>
      <Toolbar flow={flow} autosave={autosave} />
      {readOnly && (
        <div className={classes.phone}>
          <Notice tone="grey" icon={isNarrow ? IconDeviceDesktop : IconLock}>
            {t(isNarrow ? "readOnly.narrow" : "readOnly.role")}
          </Notice>
        </div>
      )}
      <div className={classes.body}>
        {panel === "summary" && <SummaryPanel />}
        {!readOnly && isWide && panel !== "summary" && !(isPreviewing && !isVeryWide) && <Palette />}
        <Canvas />
        {(isWide || !isPreviewing) && <Inspector />}
        {isPreviewing && <PreviewAside siteId={flow.sites[0]?.id} />}
      </div>
      {panel === "test" && (flow.kind === "routing" ? <PlayPanel /> : <TestPanel />)}
      <AddDialog />
      <SearchDialog />
      <ShortcutsDialog />
      <PublishDialog flow={flow} autosave={autosave} onPublished={() => void reload()} />
      <RevisionsDialog flow={flow} />
      <CompareDialog flow={flow} />
      <ConflictDialog autosave={autosave} />
      <div role="status" className="mantine-visually-hidden" style={HIDDEN}>
        {announcement}
      </div>
    </div>
  );
}

const HIDDEN = {
  position: "absolute",
  width: 1,
  height: 1,
  overflow: "hidden",
  clipPath: "inset(50%)",
} as const;
