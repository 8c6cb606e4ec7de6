"use client";

import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useEditorStore } from "../store/editor-context";
import { focusSelected } from "./focus-selected";

export interface QuickDialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/**
 * A dialog in the midst of work with the keyboard. It is gone at once: whoever types on means the canvas, or the next
 * dialog, and not one that is fading away.
 */
export function QuickDialog({ isOpen, onClose, title, children }: QuickDialogProps) {
  const store = useEditorStore();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={() => focusSelected(store)}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      title={title}
      padding="md"
    >
      {children}
    </Modal>
  );
}
