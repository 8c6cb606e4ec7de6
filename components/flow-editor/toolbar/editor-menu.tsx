"use client";

import { ActionIcon, Button, Group, Menu, Modal, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconArrowsSplit2,
  IconCursorText,
  IconDots,
  IconFileExport,
  IconFileImport,
  IconFrame,
  IconHistory,
  IconKeyboard,
  IconNote,
  IconTextCaption,
  IconUsers,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useReactFlow } from "@xyflow/react";
import Link from "next/link";
import { useRef, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import type { FlowNote } from "@/core/flow/document";
import { readDocument } from "@/core/flow/migrate";
import { putNote } from "../store/actions";
import { useEditor, useEditorStore } from "../store/editor-context";
import { change, documentOf } from "../store/editor-store";
import type { Flow } from "../store/flow";
import { useWording } from "../words/use-wording";
import { exportFlow } from "./export-flow";

/** What is needed now and then. */
export function EditorMenu({ flow }: { flow: Flow }) {
  const { t } = useWording();
  const { slug } = useWorkspace();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const file = useRef<HTMLInputElement>(null);
  const importFile = useImport();
  const addNote = useAddNote();
  const [isRenaming, setRenaming] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon size={34} aria-label={t("menu.label")}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!readOnly && (
            <>
              <Menu.Item leftSection={<IconCursorText size={16} />} onClick={() => setRenaming(true)}>
                {t("menu.rename")}
              </Menu.Item>
              <Menu.Item leftSection={<IconNote size={16} />} onClick={() => addNote("note")}>
                {t("menu.note")}
              </Menu.Item>
              <Menu.Item leftSection={<IconFrame size={16} />} onClick={() => addNote("frame")}>
                {t("menu.frame")}
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Item
            leftSection={<IconTextCaption size={16} />}
            onClick={() => store.setState({ panel: "summary" })}
          >
            {t("summary.open")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconHistory size={16} />}
            onClick={() => store.setState({ dialog: "revisions" })}
          >
            {t("menu.revisions")}
          </Menu.Item>
          {flow.kind === "display" && flow.live && (
            <Menu.Item
              component={Link}
              href={`/${slug}/rules/${flow.id}/visitors`}
              leftSection={<IconUsers size={16} />}
            >
              {t("menu.visitors")}
            </Menu.Item>
          )}
          {flow.kind === "display" && flow.live && (
            <Menu.Item
              component={Link}
              href={`/${slug}/rules/${flow.id}/experiments`}
              leftSection={<IconArrowsSplit2 size={16} />}
            >
              {t("menu.experiments")}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconFileExport size={16} />}
            onClick={() => exportFlow(flow.name, documentOf(store.getState()))}
          >
            {t("menu.export")}
          </Menu.Item>
          {!readOnly && (
            <Menu.Item leftSection={<IconFileImport size={16} />} onClick={() => file.current?.click()}>
              {t("menu.import")}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconKeyboard size={16} />}
            onClick={() => store.setState({ dialog: "shortcuts" })}
          >
            {t("menu.shortcuts")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (chosen) void importFile(chosen);
        }}
      />
      <RenameDialog flow={flow} opened={isRenaming} close={() => setRenaming(false)} />
    </>
  );
}

function useAddNote() {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();
  return (kind: FlowNote["kind"]) =>
    putNote(store, kind, screenToFlowPosition({ x: window.innerWidth / 2, y: window.innerHeight / 2 }));
}

/** A flow from a file replaces what is drawn, as a change that can be undone. */
function useImport() {
  const { t } = useWording();
  const store = useEditorStore();
  const refuse = (key: string) => notifications.show({ color: "red", message: t(`import.${key}`) });
  return async (file: File) => {
    const document = readDocument(await parsed(file));
    if (!document.ok) return refuse(document.error.code);
    if (document.value.kind !== documentOf(store.getState()).kind) return refuse("other-kind");
    change(store, document.value);
    notifications.show({ message: t("import.done", { name: file.name }) });
  };
}

async function parsed(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    // What is no JSON is no flow, and readDocument says that.
    return null;
  }
}

interface RenameDialogProps {
  flow: Flow;
  opened: boolean;
  close: () => void;
}

function RenameDialog({ flow, opened, close }: RenameDialogProps) {
  const { t } = useWording();
  const refusal = useRefusal();
  const trpc = useTrpc();
  const cache = useQueryClient();
  const [name, setName] = useState(flow.name);
  const rename = useMutation(
    trpc.flows.rename.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries({ queryKey: trpc.flows.pathKey() });
        close();
      },
    }),
  );
  return (
    <Modal opened={opened} onClose={close} title={t("menu.rename")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ id: flow.id, name: name.trim() });
        }}
      >
        <TextInput
          data-autofocus
          label={t("list.name")}
          value={name}
          maxLength={80}
          error={rename.error && (refusal.fields(rename.error).name ?? refusal.sentence(rename.error))}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {t("publish.cancel")}
          </Button>
          <Button type="submit" loading={rename.isPending}>
            {t("menu.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
