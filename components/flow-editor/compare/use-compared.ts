"use client";

import { useQuery } from "@tanstack/react-query";
import { createParser, useQueryStates } from "nuqs";
import { useTrpc } from "@/components/trpc/client";
import type { FlowDocument } from "@/core/flow/document";
import { useDocument } from "../store/editor-context";
import type { Flow } from "../store/flow";
import type { Side } from "./in-step";

/** Which document: the draft, or a revision by its number; what is live has its number too. */
export type Version = "draft" | number;

const version = createParser<Version>({
  parse: (text) => {
    if (text === "draft") return text;
    const number = /^r([1-9]\d{0,8})$/.exec(text)?.[1];
    return number ? Number(number) : null;
  },
  serialize: (value) => (value === "draft" ? value : `r${value}`),
});

/** Which two are held against each other, in the address, so that a comparison can be sent to somebody. */
export function useComparison() {
  const [sides, setSides] = useQueryStates({ before: version, after: version }, { history: "push" });
  const { before, after } = sides;
  return {
    sides: before !== null && after !== null ? { before, after } : null,
    compare: (next: Record<Side, Version>) => void setSides(next),
    close: () => void setSides({ before: null, after: null }),
  };
}

/** The document of a version. @returns undefined while it comes */
export function useVersion(flow: Flow, wanted: Version): { document?: FlowDocument; failed: boolean } {
  const trpc = useTrpc();
  const draft = useDocument();
  const revision = useQuery({
    ...trpc.flows.revision.queryOptions({ id: flow.id, number: wanted === "draft" ? 1 : wanted }),
    enabled: wanted !== "draft",
    staleTime: Number.POSITIVE_INFINITY,
  });
  return wanted === "draft"
    ? { document: draft, failed: false }
    : { document: revision.data, failed: revision.isError };
}
