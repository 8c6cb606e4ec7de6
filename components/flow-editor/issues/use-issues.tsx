"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { createStore, type StoreApi, useStore } from "zustand";
import { check } from "@/core/flow/check";
import { checkCallerIds } from "@/core/flow/check-caller-ids";
import type { Issue } from "@/core/flow/document";
import { useSubflows } from "../store/subflows-provider";
import { useSettledDocument } from "../store/use-settled-document";
import { firstWords } from "../words/flow-words";
import { ReferencesContext, useWording } from "../words/use-wording";

interface Found {
  issues: readonly Issue[];
  /** The same list as before for a step about which the same is said: it need not be drawn again. */
  byNode: ReadonlyMap<string | null, readonly Issue[]>;
}

const IssuesContext = createContext<StoreApi<Found> | null>(null);
const NONE: readonly Issue[] = [];

/** Checks the flow while it is drawn, a moment behind whoever draws. */
export function IssuesProvider({ children }: { children: ReactNode }) {
  const document = useSettledDocument();
  const subflows = useSubflows();
  const { callerIds } = useContext(ReferencesContext);
  const issues = useMemo(
    () => [
      ...check(document, subflows),
      ...(callerIds
        ? checkCallerIds(
            document,
            callerIds.map(({ number }) => number),
          )
        : []),
    ],
    [document, subflows, callerIds],
  );
  const [found] = useState(() => createStore(() => sort(issues, new Map())));
  useEffect(() => found.setState(({ byNode }) => sort(issues, byNode)), [found, issues]);
  return <IssuesContext value={found}>{children}</IssuesContext>;
}

function sort(issues: readonly Issue[], before: Found["byNode"]): Found {
  const byNode = new Map<string | null, readonly Issue[]>();
  for (const issue of issues) byNode.set(issue.nodeId, [...(byNode.get(issue.nodeId) ?? []), issue]);
  for (const [id, own] of byNode) {
    const old = before.get(id);
    if (old && JSON.stringify(old) === JSON.stringify(own)) byNode.set(id, old);
  }
  return { issues, byNode };
}

function useFound<T>(read: (found: Found) => T): T {
  const found = useContext(IssuesContext);
  if (!found) throw new Error("Issues are read outside of IssuesProvider.");
  return useStore(found, read);
}

export const useIssues = (): readonly Issue[] => useFound(({ issues }) => issues);

export const useNodeIssues = (id: string): readonly Issue[] =>
  useFound(({ byNode }) => byNode.get(id) ?? NONE);

/** What is wrong, in the reader's language; core's own sentence where there are no words for its code. */
export function useIssueWords(): (issue: Issue) => string {
  const { t } = useWording();
  return (issue) => {
    const reason = `problems.${issue.reason}`;
    if (issue.reason && t.has(reason)) return t(reason, { limit: issue.limit ?? "" });
    const keys = [`issues.${issue.code}.${issue.field}`, `issues.${issue.code}`];
    return firstWords(t, keys, issue.message);
  };
}
