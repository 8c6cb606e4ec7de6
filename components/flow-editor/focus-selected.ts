import type { EditorStore } from "./editor-store";

/** After a dialog: on the step that was added or found, or the one that was selected before, so that keys go on there. */
export function focusSelected(store: EditorStore): void {
  const [id] = store.getState().selection;
  const canvas = document.querySelector<HTMLElement>("[data-canvas]");
  const step = id ? canvas?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) : null;
  (step ?? canvas)?.focus();
}
