"use client";

import { useQuery } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import type { Flow } from "../store/flow";
import { useWording } from "../words/use-wording";
import type { Version } from "./use-compared";

export interface VersionNames {
  of: (version: Version) => string;
  choices: { value: string; label: string; version: Version }[];
}

/** What the draft and the revisions are called, newest first. */
export function useVersionNames(flow: Flow): VersionNames {
  const { t } = useWording();
  const trpc = useTrpc();
  const { data = [] } = useQuery(trpc.flows.revisions.queryOptions({ id: flow.id }));
  const of = (version: Version): string => {
    if (version === "draft") return t("compare.draft");
    const name = data.find(({ number }) => number === version)?.name;
    if (version === flow.live?.number) return t("compare.live", { number: version });
    return name ? t("compare.named", { number: version, name }) : t("compare.revision", { number: version });
  };
  const versions: Version[] = ["draft", ...data.map(({ number }) => number)];
  return {
    of,
    choices: versions.map((version) => ({ value: String(version), label: of(version), version })),
  };
}
