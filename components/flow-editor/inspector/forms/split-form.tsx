"use client";

import { ActionIcon, Anchor, Button, Fieldset, Group, NumberInput, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { v4 as newId } from "uuid";
import { z } from "zod";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { FlowNode } from "@/core/flow/document";
import { useEditor } from "../../store/editor-context";
import { useWording } from "../../words/use-wording";

interface SplitFormProps {
  node: FlowNode;
  onChange: (field: string, config: Record<string, unknown>) => void;
}

const variantsShape = z.array(z.object({ id: z.string(), name: z.string(), weight: z.number() }));
type Variant = z.infer<typeof variantsShape>[number];
const MOST = 10;

/** The variants of a split: what each is called, and how large its part is. */
export function SplitForm({ node, onChange }: SplitFormProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  const read = variantsShape.safeParse(node.config.variants);
  if (!read.success) return null;
  const variants = read.data;
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  const write = (next: Variant[], key: string) =>
    onChange(`variants.${key}`, { ...node.config, variants: next });
  const set = (changed: Variant) =>
    write(
      variants.map((variant) => (variant.id === changed.id ? changed : variant)),
      changed.id,
    );
  return (
    <Fieldset legend={t("split.variants")} p="sm">
      <Stack gap="xs">
        {variants.map((variant) => (
          <Group key={variant.id} gap={6} wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={t("split.name")}
              maxLength={40}
              readOnly={readOnly}
              value={variant.name}
              onChange={(event) => set({ ...variant, name: event.currentTarget.value })}
            />
            <NumberInput
              w={74}
              aria-label={t("split.weight", { name: variant.name })}
              min={0}
              max={1000}
              readOnly={readOnly}
              value={variant.weight}
              onChange={(weight) => typeof weight === "number" && set({ ...variant, weight })}
            />
            <span style={{ width: 42, fontSize: 12 }}>
              {total > 0 ? `${Math.round((variant.weight / total) * 100)} %` : ""}
            </span>
            {!readOnly && variants.length > 2 && (
              <ActionIcon
                aria-label={t("split.remove", { name: variant.name })}
                onClick={() =>
                  write(
                    variants.filter(({ id }) => id !== variant.id),
                    "list",
                  )
                }
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!readOnly && variants.length < MOST && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              write(
                [...variants, { id: newId().slice(0, 8), name: letterOf(variants.length), weight: 1 }],
                "list",
              )
            }
          >
            {t("split.add")}
          </Button>
        )}
        <ResultsLink nodeId={node.id} />
      </Stack>
    </Fieldset>
  );
}

/** The flow stands in the address of the editor. */
function ResultsLink({ nodeId }: { nodeId: string }) {
  const { t } = useWording();
  const { slug } = useWorkspace();
  const { id } = useParams<{ id: string }>();
  return (
    <Anchor component={Link} href={`/${slug}/rules/${id}/experiments?split=${nodeId}`} size="sm">
      {t("split.results")}
    </Anchor>
  );
}

const letterOf = (at: number): string => String.fromCharCode("A".charCodeAt(0) + at);
