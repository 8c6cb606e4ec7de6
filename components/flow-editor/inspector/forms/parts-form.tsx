"use client";

import { Text } from "@mantine/core";
import type { FlowNode } from "@/core/flow/document";
import { readParts } from "../../node/read-parts";
import { useWording } from "../../words/use-wording";
import { PartList } from "./part-list";

interface PartsFormProps {
  node: FlowNode;
  onChange: (field: string, config: Record<string, unknown>) => void;
}

/** Conditions inside of one step: those of a group, or the rules of a score with their points. */
export function PartsForm({ node, onChange }: PartsFormProps) {
  const { t } = useWording();
  const list = node.kind === "score" ? "rules" : "conditions";
  return (
    <div>
      <Text fw={500} size="sm" mb="sm">
        {t("parts.title")}
      </Text>
      <PartList
        within={{ nodeId: node.id, path: list, level: 1, hasPoints: list === "rules" }}
        parts={readParts(node.config[list])}
        onChange={(parts, key) => onChange(`${list}.${key}`, { ...node.config, [list]: parts })}
      />
    </div>
  );
}
