import { definitionOf } from "@/core/flow/definitions";
import type { FlowKind, FlowNode } from "@/core/flow/document";
import { offerTextsIn, readOffer } from "../node/read-offer";
import { optionWords, sentenceOf, type Wording } from "./flow-words";

export interface Reader extends Wording {
  /** What an offer says is told in it, where the offer is written in it. */
  language: string;
}

/** A node where it is spoken of away from the canvas: what staff call it, and what it does. */
export function nodeWords({ kind, name, config }: FlowNode, flow: FlowKind, reader: Reader): string {
  if (kind === "offer") return offerWords(config, reader);
  const step = sentenceOf({ kind, config, fields: definitionOf(flow, kind)?.fields ?? [] }, reader);
  return name ? reader.t("summary.named", { name, step }) : step;
}

/** "Pop-up “Questions about this model?”" */
function offerWords(config: FlowNode["config"], { t, language }: Reader): string {
  const offer = readOffer(config);
  if (!offer) return t("kinds.offer.name");
  const form = optionWords(t, "offer", "form", offer.form);
  const title = offerTextsIn(offer.texts, language)?.title || offer.name;
  return title ? t("summary.offer", { form, title }) : form;
}
