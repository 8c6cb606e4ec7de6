"use client";

import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Issue } from "@/core/flow/document";
import { useDocument, useEditorStore } from "../store/editor-context";
import { select } from "../store/editor-store";
import { useSentence } from "../words/use-wording";
import classes from "./issue-list.module.css";
import { useIssueWords } from "./use-issues";

interface IssueListProps {
  issues: readonly Issue[];
  onChosen: () => void;
}

/** Problems, each a press away from the step it is at. */
export function IssueList({ issues, onChosen }: IssueListProps) {
  const words = useIssueWords();
  const sentence = useSentence();
  const store = useEditorStore();
  const { nodes } = useDocument();
  return (
    <ul className={classes.issues}>
      {issues.map((issue) => {
        const node = nodes.find(({ id }) => id === issue.nodeId);
        return (
          <li key={`${issue.code} ${issue.nodeId} ${issue.field} ${issue.message}`}>
            <button
              type="button"
              className={classes.issue}
              data-tone={issue.severity === "error" ? "red" : "amber"}
              onClick={() => {
                if (node) select(store, [node.id]);
                onChosen();
              }}
            >
              <IconAlertTriangle size={16} aria-hidden className={classes.mark} />
              <span>
                {node && (
                  <Text span fw={600} fz={13} display="block">
                    {node.name || sentence(node)}
                  </Text>
                )}
                {words(issue)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
