"use client";

import { ActionIcon, Group, Select, Text, Title, Tooltip } from "@mantine/core";
import { IconCornerDownRight, IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { definitionOf } from "@/core/flow/definitions";
import type { FlowNode } from "@/core/flow/document";
import { portsOf } from "@/core/flow/node-definition";
import { connectPort } from "../store/actions";
import { useDocument, useEditor, useEditorStore } from "../store/editor-context";
import { select } from "../store/editor-store";
import { portWords } from "../words/flow-words";
import { useSentence, useWording } from "../words/use-wording";
import classes from "./inspector.module.css";

/** Where a step leads, chosen from lists: everything that a pointer does by dragging. */
export function WaysOut({ node }: { node: FlowNode }) {
  const { t } = useWording();
  const document = useDocument();
  const ports = portsOf(definitionOf(document.kind, node.kind), node);
  if (ports.length === 0) return null;
  return (
    <div className={classes.section}>
      <Title order={3} mb="sm">
        {t("ways.title")}
      </Title>
      <div className={classes.ways}>
        {ports.map((port) => (
          <WayOut key={port.id} node={node} port={port} />
        ))}
      </div>
    </div>
  );
}

function WayOut({ node, port }: { node: FlowNode; port: { id: string; required: boolean } }) {
  const { t } = useWording();
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const targets = useTargets(node.id);
  // A list of a thousand steps is made for whoever opens it.
  const [isOpen, setOpen] = useState(false);
  const { edges, kind: flow } = useDocument();
  const edge = edges.find(({ from, port: id }) => from === node.id && id === port.id);
  const words = portWords(t, node, port.id);
  const isMissing = !edge && port.required;
  const insert = edge ? { into: edge.id } : { after: { node: node.id, port: port.id } };
  return (
    <div className={classes.way}>
      <Select
        label={<Text span fw={550} fz={13}>{`${words} →`}</Text>}
        aria-label={t("ways.after", { port: words })}
        placeholder={t(port.required ? "ways.choose" : `ways.ends.${flow}`)}
        data={isOpen ? targets : targets.filter(({ value }) => value === edge?.to)}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        value={edge?.to ?? null}
        readOnly={readOnly}
        searchable
        clearable={!readOnly}
        nothingFoundMessage={t("palette.nothing")}
        error={isMissing ? t("ways.missing") : undefined}
        onChange={(to) => connectPort(store, { node: node.id, port: port.id }, to)}
      />
      <Group gap={2} wrap="nowrap" pb={isMissing ? 24 : 4}>
        {edge && (
          <Tooltip label={t("ways.go")}>
            <ActionIcon
              aria-label={t("ways.goAfter", { port: words })}
              onClick={() => select(store, [edge.to])}
            >
              <IconCornerDownRight size={17} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {!readOnly && (
          <Tooltip label={t("canvas.insert")}>
            <ActionIcon
              aria-label={t("canvas.addAfter", { port: words })}
              onClick={() => store.setState({ adding: insert })}
            >
              <IconPlus size={17} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </div>
  );
}

/** Every step that can be led to; those of the same words are told apart by a number. */
function useTargets(from: string) {
  const sentence = useSentence();
  const { nodes } = useDocument();
  return useMemo(() => {
    const seen = new Map<string, number>();
    return nodes
      .filter(({ id, kind }) => id !== from && kind !== "start")
      .map((node) => {
        const words = node.name || sentence(node);
        const times = (seen.get(words) ?? 0) + 1;
        seen.set(words, times);
        return { value: node.id, label: times > 1 ? `${words} (${times})` : words };
      });
  }, [nodes, from, sentence]);
}
