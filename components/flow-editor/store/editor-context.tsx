"use client";

import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { FlowDocument } from "@/core/flow/document";
import { documentOf, type EditorState, type EditorStore } from "./editor-store";

const EditorContext = createContext<EditorStore | null>(null);

export function EditorProvider({ store, children }: { store: EditorStore; children: ReactNode }) {
  return <EditorContext value={store}>{children}</EditorContext>;
}

/** The editor's store, for doing things; what is shown reads it by useEditor. */
export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (!store) throw new Error("useEditorStore is used outside of EditorProvider.");
  return store;
}

export const useEditor = <T,>(read: (state: EditorState) => T): T => useStore(useEditorStore(), read);
export const useDocument = (): FlowDocument => useEditor(documentOf);
