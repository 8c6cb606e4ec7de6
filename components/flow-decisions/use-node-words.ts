"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { portWords, sentenceOf } from "@/components/flow-editor/words/flow-words";
import { numberRow } from "@/components/flow-editor/words/number-row";
import { useTrpc } from "@/components/trpc/client";
import { definitionOf } from "@/core/flow/definitions";
import type { PassedNode } from "./decision";

type Named = Pick<PassedNode, "kind" | "name" | "config">;

/** Nodes of a display flow and their ways out, in the words that the canvas has for them. */
export function useNodeWords() {
  const t = useTranslations("flow-editor");
  const format = useFormatter();
  const locale = useLocale();
  const trpc = useTrpc();
  const teams = useQuery(trpc.teams.list.queryOptions());
  const wording = {
    t,
    join: (words: string[]) => format.list(words, { type: "disjunction" }),
    joinAll: (words: string[]) => format.list(words, { type: "conjunction" }),
    row: (numbers: readonly number[]) => numberRow(numbers, locale),
    references: { teams: teams.data ?? [], routingFlows: [] },
  };
  return {
    node: ({ kind, name, config }: Named): string =>
      name ?? sentenceOf({ kind, config, fields: definitionOf("display", kind)?.fields ?? [] }, wording),
    port: (node: Named, port: string): string => portWords(t, node, port),
  };
}
