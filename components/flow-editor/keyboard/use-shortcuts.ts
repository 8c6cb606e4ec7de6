"use client";

import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import {
  alignSelected,
  arrangeAll,
  copySelected,
  distributeSelected,
  duplicateSelected,
  pasteText,
  placeForNext,
  putNote,
  removeSelected,
  selectAll,
} from "../store/actions";
import { useEditorStore } from "../store/editor-context";
import { type EditorStore, goBack, goForward, select } from "../store/editor-store";

type Deed = (store: EditorStore) => void;

/**
 * By the key's place on the keyboard and not by its letter: in a Russian layout Ctrl Z types "я", and still undoes.
 * Single keys work on the canvas only, where nothing is typed.
 */
const WITH_CONTROL: Record<string, Deed> = {
  KeyZ: goBack,
  "Shift+KeyZ": goForward,
  KeyY: goForward,
  KeyD: duplicateSelected,
  KeyA: selectAll,
  KeyF: (store) => store.setState({ dialog: "search" }),
};

const ON_CANVAS: Record<string, Deed> = {
  "Alt+KeyA": (store) => alignSelected(store, "left"),
  "Alt+KeyH": (store) => alignSelected(store, "centre"),
  "Alt+KeyD": (store) => alignSelected(store, "right"),
  "Alt+KeyW": (store) => alignSelected(store, "top"),
  "Alt+KeyV": (store) => alignSelected(store, "middle"),
  "Alt+KeyS": (store) => alignSelected(store, "bottom"),
  "Alt+Shift+KeyH": (store) => distributeSelected(store, "horizontally"),
  "Alt+Shift+KeyV": (store) => distributeSelected(store, "vertically"),
  KeyA: (store) => store.setState({ adding: placeForNext(store.getState()) }),
  "Shift+KeyA": arrangeAll,
  Delete: removeSelected,
  Backspace: removeSelected,
  Escape: (store) => select(store, []),
  KeyT: (store) => store.setState(({ panel }) => ({ panel: panel === "test" ? null : "test" })),
  KeyR: (store) => store.setState(({ panel }) => ({ panel: panel === "summary" ? null : "summary" })),
  "Shift+Slash": (store) => store.setState({ dialog: "shortcuts" }),
};

/** What still works where nothing may be changed. */
const HARMLESS = new Set(["Control+KeyA", "Control+KeyF", "Escape", "KeyT", "KeyR", "Shift+Slash"]);

/**
 * The editor's keys. They are heard on the whole page: a step that is removed takes the focus with it, and Ctrl Z still
 * has to bring it back. Copy, cut and paste come by the clipboard's own events.
 */
export function useShortcuts(): void {
  const store = useEditorStore();
  const { fitView, zoomIn, zoomOut, screenToFlowPosition } = useReactFlow();
  useClipboard(store);
  useEffect(() => {
    const view: Record<string, () => void> = {
      Digit1: () => void fitView({ padding: 0.15, maxZoom: 1, duration: 200 }),
      Equal: () => void zoomIn(),
      "Shift+Equal": () => void zoomIn(),
      Minus: () => void zoomOut(),
      KeyN: () => {
        if (store.getState().readOnly) return;
        putNote(store, "note", screenToFlowPosition({ x: window.innerWidth / 2, y: window.innerHeight / 2 }));
      },
    };
    const press = (event: KeyboardEvent) => {
      const deed = deedOf(event, store, view);
      if (!deed) return;
      event.preventDefault();
      deed();
      // What had the focus may be gone: the next key is for the canvas all the same.
      if (document.activeElement === document.body) focusCanvas();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [store, fitView, zoomIn, zoomOut, screenToFlowPosition]);
}

function deedOf(
  event: KeyboardEvent,
  store: EditorStore,
  view: Record<string, () => void>,
): (() => void) | undefined {
  const { altKey, shiftKey, code } = event;
  const control = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || (isTyping(event.target) && !(control && isSearch(event)))) return undefined;
  if (altKey && control) return undefined;
  const key = `${altKey ? "Alt+" : ""}${shiftKey ? "Shift+" : ""}${code}`;
  const onCanvas = event.target instanceof Element && event.target.closest("[data-canvas]") !== null;
  const edit = control ? WITH_CONTROL[key] : onCanvas ? ON_CANVAS[key] : undefined;
  if (!edit) return control || !onCanvas ? undefined : view[key];
  const isAllowed = !store.getState().readOnly || HARMLESS.has(control ? `Control+${key}` : key);
  return isAllowed ? () => edit(store) : undefined;
}

/** Searching makes sense from within the settings too; what is typed there is kept already. */
const isSearch = ({ code, target }: KeyboardEvent): boolean =>
  code === "KeyF" && target instanceof Element && target.closest("[role=dialog]") === null;

const focusCanvas = (): void => document.querySelector<HTMLElement>("[data-canvas]")?.focus();

function useClipboard(store: EditorStore): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent): boolean => {
      if (isTyping(event.target) || !window.getSelection()?.isCollapsed) return false;
      const text = copySelected(store.getState());
      if (text === null || !event.clipboardData) return false;
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      return true;
    };
    const cut = (event: ClipboardEvent) => {
      if (!store.getState().readOnly && copy(event)) removeSelected(store);
    };
    const insert = (event: ClipboardEvent) => {
      if (store.getState().readOnly || isTyping(event.target)) return;
      if (pasteText(store, event.clipboardData?.getData("text/plain") ?? "")) event.preventDefault();
    };
    document.addEventListener("copy", copy);
    document.addEventListener("cut", cut);
    document.addEventListener("paste", insert);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", cut);
      document.removeEventListener("paste", insert);
    };
  }, [store]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest("input, textarea, select, [role=dialog], [role=listbox]") !== null);
