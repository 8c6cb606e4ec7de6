import type { EditorStore } from "../store/editor-store";

/**
 * After a dialog: on the step that was added or found, or the one that was selected before, so that keys go on there.
 * Whoever has gone on elsewhere while the dialog faded away stays there: what they type is no shortcut.
 */
export function focusSelected(store: EditorStore): void {
  const now = document.activeElement;
  if (now && now !== document.body && !now.closest("[role=dialog]")) return;
  const [id] = store.getState().selection;
  const canvas = document.querySelector<HTMLElement>("[data-canvas]");
  const step = id ? canvas?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) : null;
  (step ?? canvas)?.focus();
}
