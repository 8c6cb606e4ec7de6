"use client";

import { useMemo, useRef } from "react";
import type { FlowNode } from "@/core/flow/document";
import type { Facts } from "@/core/widget-contract/visitor-facts";
import { useTestRun } from "../play/test-run";
import { useDocument, useEditor } from "../store/editor-context";

/** Which offer is looked at, and what the visitor who is played brings along. */
export interface Previewed {
  /** Undefined: there is none to look at, or the visitor who is played sees none. */
  node: FlowNode | undefined;
  isPlayed: boolean;
  device?: "desktop" | "phone";
  language?: string;
  isClosed: boolean;
}

/** In the test what the played visitor reaches; else the selected offer, or the one looked at before, or the first. */
export function usePreviewed(): Previewed {
  const { nodes } = useDocument();
  const selection = useEditor((state) => state.selection);
  const isTesting = useEditor(({ panel }) => panel === "test");
  const { facts, program, result } = useTestRun();
  const last = useRef<string | undefined>(undefined);
  return useMemo(() => {
    if (isTesting && program && result) {
      const needs = (key: keyof Facts) => (program.needs.includes(key) ? facts[key] : undefined);
      const device = needs("device");
      const language = needs("language");
      const hours = program.needs.filter((key) => key === "team-open" || key.startsWith("team-open:"));
      return {
        node: nodes.find(({ id }) => id === result.decision),
        isPlayed: true,
        device: device === undefined ? undefined : device === "phone" ? "phone" : "desktop",
        language: typeof language === "string" ? language : undefined,
        isClosed: hours.length > 0 && hours.every((key) => facts[key] === false),
      };
    }
    const offers = nodes.filter(({ kind }) => kind === "offer");
    const node =
      offers.find(({ id }) => selection.has(id)) ?? offers.find(({ id }) => id === last.current) ?? offers[0];
    last.current = node?.id;
    return { node, isPlayed: false, isClosed: false };
  }, [nodes, selection, isTesting, facts, program, result]);
}
