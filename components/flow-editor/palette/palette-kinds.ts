"use client";

import type { Icon } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Tone } from "@/components/ui/theme";
import { definitionsOf } from "@/core/flow/definitions";
import type { NodeGroup } from "@/core/flow/node-definition";
import { lookOf } from "../node/looks";
import { useEditor } from "../store/editor-context";
import { firstWords, kindName } from "../words/flow-words";
import { useWording } from "../words/use-wording";

export interface PaletteKind {
  kind: string;
  name: string;
  hint: string;
  icon: Icon;
  tone: Tone;
}

export interface Shelf {
  group: NodeGroup;
  name: string;
  kinds: PaletteKind[];
}

const SHELVES: NodeGroup[] = [
  "offer",
  "where",
  "when",
  "who",
  "behaviour",
  "business",
  "logic",
  "call",
  "wait",
  "act",
  "end",
];

/** What can be added, shelf by shelf; with a search, only what its words speak of. A flow has one start already. */
export function usePaletteKinds(search: string): Shelf[] {
  const { t } = useWording();
  const flow = useEditor(({ history }) => history.present.kind);
  return useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    const all = Object.values(definitionsOf(flow));
    return SHELVES.map((group) => {
      const name = t(`groups.${group}`);
      const kinds = all
        .filter((definition) => definition.group === group)
        .map(({ kind }) => {
          const { icon, tone } = lookOf(kind, group);
          return {
            kind,
            icon,
            tone,
            name: kindName(t, kind),
            hint: firstWords(t, [`kinds.${kind}.hint`], ""),
          };
        })
        .filter((found) =>
          `${found.name} ${found.hint} ${name} ${found.kind}`.toLocaleLowerCase().includes(wanted),
        )
        .sort((one, other) => Number(begins(other, wanted)) - Number(begins(one, wanted)));
      return { group, name, kinds };
    })
      .filter(({ kinds }) => kinds.length > 0)
      .sort((one, other) => Number(holdsBest(other, wanted)) - Number(holdsBest(one, wanted)));
  }, [t, flow, search]);
}

/** What begins with the searched words is meant more likely than what only speaks of them. */
const begins = ({ name }: PaletteKind, wanted: string): boolean =>
  wanted !== "" && name.toLocaleLowerCase().startsWith(wanted);

const holdsBest = ({ kinds }: Shelf, wanted: string): boolean => kinds.some((kind) => begins(kind, wanted));
