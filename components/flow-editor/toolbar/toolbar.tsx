"use client";

import { ActionIcon, Anchor, Button, Kbd, Title, Tooltip } from "@mantine/core";
import {
  type Icon,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconEye,
  IconPlayerPlay,
  IconPlus,
  IconSearch,
  IconSitemap,
} from "@tabler/icons-react";
import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { diff } from "@/core/flow/diff";
import { FlowState } from "../revisions/flow-state";
import type { Autosave } from "../saving/use-autosave";
import { arrangeAll, placeForNext } from "../store/actions";
import { useEditor, useEditorStore } from "../store/editor-context";
import { type EditorStore, goBack, goForward } from "../store/editor-store";
import type { Flow } from "../store/flow";
import { useSettledDocument } from "../store/use-settled-document";
import { useWording } from "../words/use-wording";
import { EditorMenu } from "./editor-menu";
import { IssueMenu } from "./issue-menu";
import { SaveState } from "./save-state";
import classes from "./toolbar.module.css";

/** What flow this is, how it stands, and everything that can be done with it as a whole. */
export function Toolbar({ flow, autosave }: { flow: Flow; autosave: Autosave }) {
  const { t } = useWording();
  const { slug } = useWorkspace();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const isTesting = useEditor(({ panel }) => panel === "test");
  const hasChanges = useHasChanges(flow);
  return (
    <header className={classes.bar}>
      <div className={classes.title}>
        <Tooltip label={t("list.title")}>
          <Anchor
            component={Link}
            href={`/${slug}/rules`}
            aria-label={t("list.title")}
            c="dimmed"
            p={6}
            lh={0}
          >
            <IconArrowLeft size={18} aria-hidden />
          </Anchor>
        </Tooltip>
        <Title order={1} className={classes.name} fz={16}>
          {flow.name}
        </Title>
        <FlowState live={flow.live} hasChanges={hasChanges} />
        {!readOnly && <SaveState autosave={autosave} />}
      </div>
      {!readOnly && <EditTools />}
      <div className={classes.tools}>
        <Tool
          icon={IconSearch}
          label={t("tools.search")}
          keys="Ctrl F"
          onClick={() => store.setState({ dialog: "search" })}
        />
        <IssueMenu />
        <EditorMenu flow={flow} />
      </div>
      <div className={classes.tools} style={{ gap: 8, marginLeft: "auto" }}>
        {flow.kind === "display" && <PreviewButton />}
        <Button
          variant={isTesting ? "light" : "default"}
          aria-pressed={isTesting}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={() => toggleTest(store, flow)}
        >
          {t("tools.test")}
        </Button>
        {!readOnly && (
          <Button onClick={() => store.setState({ dialog: "publish" })}>{t("tools.publish")}</Button>
        )}
      </div>
    </header>
  );
}

function PreviewButton() {
  const { t } = useWording();
  const store = useEditorStore();
  const isPreviewing = useEditor(({ preview }) => preview);
  return (
    <Button
      variant={isPreviewing ? "light" : "default"}
      aria-pressed={isPreviewing}
      leftSection={<IconEye size={16} aria-hidden />}
      onClick={() => store.setState({ preview: !isPreviewing })}
    >
      {t("preview.title")}
    </Button>
  );
}

/** Whoever plays a visitor wants to see what that visitor sees, where there is room for it. */
function toggleTest(store: EditorStore, { kind }: Flow): void {
  const isTesting = store.getState().panel === "test";
  const hasRoom = kind === "display" && window.matchMedia("(min-width: 75em)").matches;
  store.setState({ panel: isTesting ? null : "test", ...(!isTesting && hasRoom ? { preview: true } : {}) });
}

/** Whether the draft says something else than what is live, with what was changed since it was loaded. */
function useHasChanges(flow: Flow): boolean {
  const document = useSettledDocument();
  return useMemo(() => {
    const { nodes, edges, notes } = diff(flow.draft, document);
    const lists = [nodes, edges, notes].flatMap((changes) => Object.values<string[]>(changes));
    return flow.hasChanges || lists.some(({ length }) => length > 0);
  }, [flow, document]);
}

function EditTools() {
  const { t } = useWording();
  const store = useEditorStore();
  const canGoBack = useEditor(({ history }) => history.past.length > 0);
  const canGoForward = useEditor(({ history }) => history.future.length > 0);
  return (
    <div className={classes.tools}>
      <Tool
        icon={IconPlus}
        label={t("tools.add")}
        keys="A"
        onClick={() => store.setState({ adding: placeForNext(store.getState()) })}
      />
      <Tool
        icon={IconArrowBackUp}
        label={t("tools.undo")}
        keys="Ctrl Z"
        disabled={!canGoBack}
        onClick={() => goBack(store)}
      />
      <Tool
        icon={IconArrowForwardUp}
        label={t("tools.redo")}
        keys="Ctrl Shift Z"
        disabled={!canGoForward}
        onClick={() => goForward(store)}
      />
      <Tool icon={IconSitemap} label={t("tools.arrange")} keys="Shift A" onClick={() => arrangeAll(store)} />
    </div>
  );
}

interface ToolProps {
  icon: Icon;
  label: string;
  keys?: string;
  disabled?: boolean;
  onClick: () => void;
}

function Tool({ icon: Glyph, label, keys, disabled, onClick }: ToolProps): ReactNode {
  return (
    <Tooltip
      label={
        <>
          {label} {keys && <Kbd ml={4}>{keys}</Kbd>}
        </>
      }
    >
      <ActionIcon size={34} aria-label={label} disabled={disabled} onClick={onClick}>
        <Glyph size={18} stroke={1.8} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
