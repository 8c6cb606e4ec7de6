"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useWording } from "../words/use-wording";
import { PLAIN_LOOKS, type PreviewSite } from "./scene";

/** The first site that uses the flow, with its looks and its consent texts; before there is one, a shop as shops are. */
export function usePreviewSite(siteId: string | undefined): PreviewSite {
  const trpc = useTrpc();
  const { t } = useWording();
  const locale = useLocale();
  const site = useQuery({ ...trpc.sites.get.queryOptions({ id: siteId ?? "" }), enabled: Boolean(siteId) });
  const consents = useQuery({
    ...trpc.consents.list.queryOptions({ siteId: siteId ?? "" }),
    enabled: Boolean(siteId),
  });
  const { data } = site;
  const texts = consents.data;
  return useMemo(() => {
    const example = { [locale]: { version: 1, text: t("preview.consent") } };
    // The newest of a language comes first.
    const own = Object.fromEntries(
      [...(texts ?? [])].reverse().map(({ language, version, text }) => [language, { version, text }]),
    );
    return {
      name: data?.name ?? t("preview.shop"),
      language: data?.language ?? locale,
      defaultCountry: data?.defaultCountry ?? "GB",
      appearance: data?.appearance ?? PLAIN_LOOKS,
      consent: Object.keys(own).length > 0 ? own : example,
    };
  }, [data, texts, t, locale]);
}
