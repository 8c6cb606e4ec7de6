"use client";

import { Group } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useLeadCost } from "@/components/telephony/use-lead-cost";
import { Duration } from "@/components/ui/duration";
import { Pill } from "@/components/ui/pill";
import { Fact, Facts } from "../facts";
import type { LeadDetails } from "../lead";
import { KnownFields, OwnFields } from "../lead-fields";
import { PageLink } from "../page-link";
import { Rating } from "../rating";
import { SpamReasons } from "../spam";
import { LeadOffer } from "./lead-offer";

const UTM = ["source", "medium", "campaign", "term", "content"] as const;

/** What is known of the request: where it was made, where the visitor came from, and what became of it. */
export function LeadFacts({ lead }: { lead: LeadDetails }) {
  const t = useTranslations("leads.page");
  const locale = useLocale();
  const language = new Intl.DisplayNames(locale, { type: "language" });
  const region = new Intl.DisplayNames(locale, { type: "region" });
  return (
    <Facts title={t("facts")}>
      <dl>
        <Fact name={t("pageName")}>
          <PageLink url={lead.page} title={lead.pageTitle} />
        </Fact>
        <Fact name={t("tags")}>{lead.tags.length > 0 && <Tags tags={lead.tags} />}</Fact>
        <Fact name={t("site")}>{lead.site.name}</Fact>
        <Fact name={t("source")}>
          <CameFrom lead={lead} />
        </Fact>
        <Fact name={t("landing")}>{lead.landing && <PageLink url={lead.landing} title={null} />}</Fact>
        <Fact name={t("offer")}>{lead.shown && <LeadOffer shown={lead.shown} />}</Fact>
        {UTM.map((part) => (
          <Fact key={part} name={`UTM: ${t(`utm.${part}`)}`}>
            {lead.utm[part]}
          </Fact>
        ))}
        <KnownFields fields={lead.fields} />
        <Fact name={t("language")}>{nameOf(language, lead.language)}</Fact>
        <Fact name={t("country")}>{lead.country && nameOf(region, lead.country)}</Fact>
        <Fact name={t("operator")}>{lead.operator?.name}</Fact>
        <Fact name={t("owner")}>{lead.owner?.name}</Fact>
        <Fact name={t("talk")}>{lead.talkSeconds > 0 && <Duration seconds={lead.talkSeconds} />}</Fact>
        <Fact name={t("cost")}>{useLeadCost(lead.id)}</Fact>
        <Fact name={t("rating")}>{lead.rating !== null && <Rating score={lead.rating} />}</Fact>
        <Fact name={t("suspicion")}>
          {lead.spamScore !== null && lead.spamScore > 0 && (
            <SpamReasons score={lead.spamScore} signs={lead.spamSigns} />
          )}
        </Fact>
      </dl>
      <OwnFields fields={lead.fields} />
    </Facts>
  );
}

/** What sort of thing brought them, and which: "Search · google.com". */
function CameFrom({ lead: { broughtBy, source, referrer } }: { lead: LeadDetails }) {
  const t = useTranslations("leads.page");
  const from = referrer && broughtBy !== "internal" ? <PageLink url={referrer} title={source} /> : source;
  if (!broughtBy) return from ?? t("direct");
  return (
    <>
      {t(`broughtBy.${broughtBy}`)}
      {from && <> · {from}</>}
    </>
  );
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <Group gap={4}>
      {tags.map((tag) => (
        <Pill key={tag} tone="grey">
          {tag}
        </Pill>
      ))}
    </Group>
  );
}

/** Codes come from strangers' browsers: one that is no code stands for itself instead of breaking the page. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
