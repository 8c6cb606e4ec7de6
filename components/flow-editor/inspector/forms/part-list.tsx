"use client";

import { ActionIcon, Group, NumberInput, Paper, Select, Stack, Switch, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { definitionOf, partsOf } from "@/core/flow/definitions";
import { DEEPEST } from "@/core/flow/display/part-definition";
import type { FlowKind } from "@/core/flow/document";
import { useIssueWords, useNodeIssues } from "../../issues/use-issues";
import { type Part, readParts } from "../../node/read-parts";
import { useDocument, useEditor } from "../../store/editor-context";
import { kindName, shownFields } from "../../words/flow-words";
import { useWording } from "../../words/use-wording";
import { FieldInput } from "../fields/field-input";

/** Where a list of conditions stands. */
export interface PartPlace {
  nodeId: string;
  /** In the step's config. */
  path: string;
  /** How many groups or scores it stands in. */
  level: number;
  hasPoints: boolean;
}

interface PartListProps {
  within: PartPlace;
  parts: Part[];
  /** @param key what was changed, for changes in a row to be one step of the history */
  onChange: (parts: Part[], key: string) => void;
}

/** Conditions one after another, each to be changed and removed, and one more to be added. */
export function PartList({ within, parts, onChange }: PartListProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  const flow = useDocument().kind;
  const kinds = usePartKinds(flow, within.level < DEEPEST);
  const add = t(within.level > 1 ? "parts.addInside" : "parts.add");
  const [search, setSearch] = useState("");
  // What was searched for is in the list now: the next one is searched for anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the search follows the list
  useEffect(() => setSearch(""), [parts.length]);
  return (
    <Stack gap="sm">
      {parts.map((part, at) => (
        <PartCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name but its place
          key={at}
          within={{ ...within, path: `${within.path}.${at}` }}
          part={part}
          onChange={(changed, key) =>
            onChange(
              parts.map((other, place) => (place === at ? changed : other)),
              `${at}.${key}`,
            )
          }
          onRemove={() =>
            onChange(
              parts.filter((_, place) => place !== at),
              "list",
            )
          }
        />
      ))}
      {!readOnly && (
        <Select
          aria-label={add}
          placeholder={add}
          leftSection={<IconPlus size={15} aria-hidden />}
          searchable
          searchValue={search}
          onSearchChange={setSearch}
          data={kinds}
          value={null}
          onChange={(kind) => kind && onChange([...parts, newPart(flow, kind, within.hasPoints)], "list")}
        />
      )}
      <Problem {...within} />
    </Stack>
  );
}

function newPart(flow: FlowKind, kind: string, hasPoints: boolean): Part {
  const config = { ...Object(definitionOf(flow, kind)?.defaults) };
  // Whoever puts a group into a step of several conditions wants the other of the two words.
  if (kind === "group") config.mode = "any";
  return { kind, not: false, config, ...(hasPoints && { points: 50 }) };
}

/** Conditions that ask one thing; while there is room inside, groups of them first. */
function usePartKinds(flow: FlowKind, hasRoom: boolean) {
  const { t } = useWording();
  const named = (kind: string) => ({ value: kind, label: kindName(t, kind) });
  const single = Object.values(partsOf(flow))
    .map(({ kind }) => named(kind))
    .sort((one, other) => one.label.localeCompare(other.label));
  return hasRoom ? [named("group"), ...single] : single;
}

/** What is wrong with the list or the kind that stands there, and with none of the fields. */
function Problem({ nodeId, path }: Pick<PartPlace, "nodeId" | "path">) {
  const words = useIssueWords();
  const issue = useNodeIssues(nodeId).find(({ field }) => field === path);
  return issue ? (
    <Text size="xs" c="var(--mantine-color-error)" role="status">
      {words(issue)}
    </Text>
  ) : null;
}

interface PartCardProps {
  /** Its own place in the list. */
  within: PartPlace;
  part: Part;
  onChange: (part: Part, key: string) => void;
  onRemove: () => void;
}

/** One condition inside of another step; a group shows what stands in it. */
function PartCard({ within, part, onChange, onRemove }: PartCardProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  const name = kindName(t, part.kind);
  return (
    <Paper p="sm" component="section" aria-label={name}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Text fw={550} size="sm">
          {name}
        </Text>
        {!readOnly && (
          <ActionIcon aria-label={`${t("parts.remove")}: ${name}`} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Stack gap="sm">
        <Problem nodeId={within.nodeId} path={`${within.path}.kind`} />
        {part.points !== undefined && (
          <NumberInput
            label={t("parts.points")}
            min={-1000}
            max={1000}
            readOnly={readOnly}
            value={part.points}
            onChange={(points) => typeof points === "number" && onChange({ ...part, points }, "points")}
          />
        )}
        <PartSettings within={within} part={part} onChange={onChange} />
        <Switch
          label={t("parts.not")}
          disabled={readOnly}
          checked={part.not}
          onChange={(event) => onChange({ ...part, not: event.currentTarget.checked }, "not")}
        />
      </Stack>
    </Paper>
  );
}

function PartSettings({ within, part, onChange }: Omit<PartCardProps, "onRemove">) {
  const flow = useDocument().kind;
  const path = `${within.path}.config`;
  const write = (field: string, value: unknown, key = field) =>
    onChange({ ...part, config: { ...part.config, [field]: value } }, key);
  return (
    <>
      {shownFields(definitionOf(flow, part.kind)?.fields ?? [], part.config).map((field) => (
        <FieldInput
          key={field.name}
          kind={part.kind}
          nodeId={within.nodeId}
          path={path}
          field={field}
          value={part.config[field.name]}
          onChange={(value) => write(field.name, value)}
        />
      ))}
      {part.kind === "group" && (
        <PartList
          within={{ ...within, path: `${path}.conditions`, level: within.level + 1, hasPoints: false }}
          parts={readParts(part.config.conditions)}
          onChange={(parts, key) => write("conditions", parts, `conditions.${key}`)}
        />
      )}
    </>
  );
}
