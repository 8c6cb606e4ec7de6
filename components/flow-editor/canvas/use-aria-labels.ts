"use client";

import type { AriaLabelConfig } from "@xyflow/react";
import { useMemo } from "react";
import { useWording } from "../words/use-wording";

/** What React Flow says to screen readers, in the reader's language. */
export function useAriaLabels(): Partial<AriaLabelConfig> {
  const { t } = useWording();
  return useMemo(
    () => ({
      "node.a11yDescription.default": t("canvas.aria.node"),
      "node.a11yDescription.keyboardDisabled": t("canvas.aria.node"),
      "edge.a11yDescription.default": t("canvas.aria.edge"),
      "controls.ariaLabel": t("canvas.aria.controls"),
      "controls.zoomIn.ariaLabel": t("canvas.aria.zoomIn"),
      "controls.zoomOut.ariaLabel": t("canvas.aria.zoomOut"),
      "controls.fitView.ariaLabel": t("canvas.aria.fit"),
      "minimap.ariaLabel": t("canvas.minimap"),
      "handle.ariaLabel": t("canvas.aria.handle"),
    }),
    [t],
  );
}
