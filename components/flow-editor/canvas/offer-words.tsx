"use client";

import { useLocale } from "next-intl";
import { offerTextsIn, readOffer } from "../node/read-offer";
import { optionWords } from "../words/flow-words";
import { useWording } from "../words/use-wording";
import classes from "./node-view.module.css";

/** An offer on its card: which form it has, and what it says to the visitor. */
export function OfferWords({ config, sentence }: { config: Record<string, unknown>; sentence: string }) {
  const { t } = useWording();
  const locale = useLocale();
  const offer = readOffer(config);
  const texts = offer && offerTextsIn(offer.texts, locale);
  if (!offer || !texts) return <span className={classes.sentence}>{sentence}</span>;
  return (
    <span className={classes.sentence}>
      <span className={classes.kind}>
        {optionWords(t, "offer", "form", offer.form)} · {offer.name || t("canvas.unnamed")}
      </span>
      <span className={classes.quote}>{texts.title || "…"}</span>
      {texts.button && <span className={classes.offerButton}>{texts.button}</span>}
    </span>
  );
}
