"use client";

import { IconAlertTriangle } from "@tabler/icons-react";
import { Notice } from "@/components/ui/notice";
import { definitionOf } from "@/core/flow/definitions";
import type { FlowNode, Issue } from "@/core/flow/document";
import { useDocument } from "../store/editor-context";
import { useIssueWords, useNodeIssues } from "./use-issues";

/** What is wrong with a step as a whole; what is wrong with a field stands beside the field. */
export function NodeProblems({ node }: { node: FlowNode }) {
  const words = useIssueWords();
  const flow = useDocument().kind;
  const fields = new Set(definitionOf(flow, node.kind)?.fields.map(({ name }) => name));
  const own = useNodeIssues(node.id).filter((issue) => !fields.has(fieldOf(issue) ?? ""));
  if (own.length === 0) return null;
  const isError = own.some(({ severity }) => severity === "error");
  return (
    <Notice tone={isError ? "red" : "amber"} icon={IconAlertTriangle} role="status">
      {[...new Set(own.map(words))].map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Notice>
  );
}

/** The field of the config that an issue stands at: `texts.en.title` is said of `texts`. */
export const fieldOf = (issue: Issue): string | undefined =>
  issue.code === "bad-config" ? issue.field?.split(".")[0] : undefined;
