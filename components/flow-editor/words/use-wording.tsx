"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { definitionOf } from "@/core/flow/definitions";
import type { FlowNode } from "@/core/flow/document";
import { useEditor } from "../store/editor-context";
import { type References, sentenceOf, type Wording } from "./flow-words";
import { numberRow } from "./number-row";

export const ReferencesContext = createContext<References>({ teams: [], routingFlows: [] });

/** Everything that turns what is stored into words of the reader's language. */
export function useWording(): Wording {
  const t = useTranslations("flow-editor");
  const format = useFormatter();
  const locale = useLocale();
  const references = useContext(ReferencesContext);
  return useMemo(
    () => ({
      t,
      references,
      join: (words) => format.list(words, { type: "disjunction" }),
      joinAll: (words) => format.list(words, { type: "conjunction" }),
      row: (numbers) => numberRow(numbers, locale),
    }),
    [t, format, locale, references],
  );
}

type Sentence = (node: Pick<FlowNode, "kind" | "config">) => string;
const SentenceContext = createContext<Sentence | null>(null);

/** One memory of sentences for the whole editor: a large flow has a thousand of them, said in many places. */
export function SentenceProvider({ children }: { children: ReactNode }) {
  const wording = useWording();
  const flow = useEditor(({ history }) => history.present.kind);
  const sentence = useMemo((): Sentence => {
    // Configs are never changed in place: what was said of one once is said of it always.
    const said = new WeakMap<object, string>();
    return ({ kind, config }) => {
      const known = said.get(config);
      if (known !== undefined) return known;
      const sentence = sentenceOf({ kind, config, fields: definitionOf(flow, kind)?.fields ?? [] }, wording);
      said.set(config, sentence);
      return sentence;
    };
  }, [wording, flow]);
  return <SentenceContext value={sentence}>{children}</SentenceContext>;
}

/** Nodes as sentences. */
export function useSentence(): Sentence {
  const sentence = useContext(SentenceContext);
  if (!sentence) throw new Error("useSentence is used outside of SentenceProvider.");
  return sentence;
}
