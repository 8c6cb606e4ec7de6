"use client";

import { ActionIcon, Kbd, Modal, Table, Tooltip } from "@mantine/core";
import { IconKeyboard } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

const SHORTCUTS = [
  ["accept", "A"],
  ["decline", "D"],
  ["ready", "R"],
  ["pause", "P"],
  ["note", "N"],
  ["choice", "1 – 9"],
  ["save", "S"],
  ["sheet", "?"],
] as const;

interface ShortcutsSheetProps {
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
}

export function ShortcutsSheet({ isOpen, onChange }: ShortcutsSheetProps) {
  const t = useTranslations("console.shortcuts");
  return (
    <>
      <Tooltip label={t("title")}>
        <ActionIcon
          size="lg"
          variant="default"
          aria-label={t("title")}
          // Nobody presses keys on a phone.
          visibleFrom="sm"
          onClick={() => onChange(true)}
        >
          <IconKeyboard size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Modal opened={isOpen} onClose={() => onChange(false)} title={t("title")}>
        <Table>
          <Table.Tbody>
            {SHORTCUTS.map(([name, keys]) => (
              <Table.Tr key={name}>
                <Table.Td>{t(name)}</Table.Td>
                <Table.Td ta="right">
                  <Kbd>{keys}</Kbd>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </>
  );
}
