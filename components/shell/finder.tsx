"use client";

import { useDebouncedValue, useHotkeys } from "@mantine/hooks";
import { Spotlight, spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { StatePill } from "@/components/stage-line/state-pill";
import { useTrpc } from "@/components/trpc/client";
import { letterKey } from "@/components/ui/letter-key";
import { formatPhone } from "@/core/phone/format-phone";
import { placesFor } from "./navigation";
import { useWorkspace } from "./workspace-context";

const FEWEST_LETTERS = 2;

/** Ctrl K: finds any lead by number, name or page, and every place. */
export function Finder() {
  const t = useTranslations("common");
  const [query, setQuery] = useState("");
  const places = usePlaces(query);
  const found = useFoundLeads(query);
  useHotkeys(letterKey("mod + K", spotlight.open));
  const message = found.isError
    ? t("spotlight.failed")
    : found.isSearching
      ? t("spotlight.searching")
      : t("spotlight.nothing");
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={null} scrollable maxHeight={420}>
      <Spotlight.Search
        placeholder={t("spotlight.placeholder")}
        aria-label={t("shell.search")}
        leftSection={<IconSearch size={18} aria-hidden />}
        onKeyDown={openFirst}
      />
      <Spotlight.ActionsList>
        {found.actions.length > 0 && (
          <Spotlight.ActionsGroup label={t("spotlight.leads")}>{found.actions}</Spotlight.ActionsGroup>
        )}
        {places.length > 0 && (
          <Spotlight.ActionsGroup label={t("spotlight.pages")}>{places}</Spotlight.ActionsGroup>
        )}
        {places.length + found.actions.length === 0 && <Spotlight.Empty>{message}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Enter opens the first hit: whoever pasted a number should not have to press an arrow before. */
function openFirst(event: KeyboardEvent<HTMLInputElement>) {
  const dialog = event.key === "Enter" && event.currentTarget.closest("[role=dialog]");
  if (!dialog || dialog.querySelector("[data-selected]")) return;
  dialog.querySelector<HTMLElement>("[data-action]")?.click();
}

function usePlaces(query: string) {
  const t = useTranslations("common.nav");
  const { slug, abilities, operatorId } = useWorkspace();
  const router = useRouter();
  const wanted = query.trim().toLocaleLowerCase();
  return placesFor(abilities, operatorId !== null)
    .filter(({ key }) => t(key).toLocaleLowerCase().includes(wanted))
    .map(({ key, path, icon: Glyph }) => (
      <Spotlight.Action
        key={key}
        label={t(key)}
        leftSection={<Glyph size={18} stroke={1.7} aria-hidden />}
        onClick={() => router.push(`/${slug}${path}`)}
      />
    ));
}

function useFoundLeads(query: string) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const trpc = useTrpc();
  const [search] = useDebouncedValue(query.trim(), 200);
  const isAsked = search.length >= FEWEST_LETTERS;
  const { data, isFetching, isError } = useQuery({
    ...trpc.leads.find.queryOptions({ search }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const leads = isAsked && query.trim() !== "" ? (data ?? []) : [];
  return {
    isError,
    isSearching: isFetching || query.trim() !== search,
    actions: leads.map((lead) => (
      <Spotlight.Action
        key={lead.id}
        label={lead.name ?? formatPhone(lead.phone)}
        description={[lead.name && formatPhone(lead.phone), lead.pageTitle ?? lead.page]
          .filter(Boolean)
          .join(" · ")}
        rightSection={<StatePill stage={lead.stage} outcome={lead.outcome} />}
        onClick={() => router.push(`/${slug}/leads/${lead.id}`)}
      />
    )),
  };
}
