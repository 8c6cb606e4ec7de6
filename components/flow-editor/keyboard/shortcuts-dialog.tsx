"use client";

import { Kbd, Modal, Table } from "@mantine/core";
import { useEditor, useEditorStore } from "../store/editor-context";
import { useWording } from "../words/use-wording";

const SHORTCUTS = [
  ["add", "A"],
  ["open", "Enter"],
  ["move", "← ↑ → ↓"],
  ["remove", "Del"],
  ["duplicate", "Ctrl D"],
  ["copy", "Ctrl C"],
  ["cut", "Ctrl X"],
  ["paste", "Ctrl V"],
  ["selectAll", "Ctrl A"],
  ["undo", "Ctrl Z"],
  ["redo", "Ctrl Shift Z"],
  ["search", "Ctrl F"],
  ["arrange", "Shift A"],
  ["summary", "R"],
  ["align", "Alt A H D · W V S"],
  ["distribute", "Alt Shift H V"],
  ["fit", "1"],
  ["zoom", "+ −"],
  ["note", "N"],
  ["test", "T"],
  ["shortcuts", "?"],
] as const;

export function ShortcutsDialog() {
  const { t } = useWording();
  const store = useEditorStore();
  const isOpen = useEditor(({ dialog }) => dialog === "shortcuts");
  return (
    <Modal opened={isOpen} onClose={() => store.setState({ dialog: null })} title={t("shortcuts.title")}>
      <Table>
        <Table.Tbody>
          {SHORTCUTS.map(([name, keys]) => (
            <Table.Tr key={name}>
              <Table.Td>{t(`shortcuts.${name}`)}</Table.Td>
              <Table.Td ta="right">
                <Kbd>{keys}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
