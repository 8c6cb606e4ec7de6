"use client";

import { Anchor, Group, Stack, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Hint } from "./hint";

interface PageHeaderProps {
  /** A noun. */
  title: ReactNode;
  /** Beside the title: a status pill, a count. */
  meta?: ReactNode;
  /** A sentence for newcomers; dismissed once for good under `id`. */
  hint?: { id: string; text: ReactNode };
  /** At most one primary button; quieter ones may stand before it. */
  actions?: ReactNode;
  back?: { href: string; label: string };
}

export function PageHeader({ title, meta, hint, actions, back }: PageHeaderProps) {
  return (
    <Stack component="header" gap={6} mb="lg">
      {back && (
        <Anchor component={Link} href={back.href} size="sm" c="dimmed" className="tap">
          <Group gap={4} component="span" display="inline-flex">
            <IconArrowLeft size={14} aria-hidden />
            {back.label}
          </Group>
        </Anchor>
      )}
      <Group justify="space-between" gap="sm" align="center">
        <Group gap="sm" align="center" miw={0}>
          <Title order={1}>{title}</Title>
          {meta}
        </Group>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {hint && <Hint id={hint.id}>{hint.text}</Hint>}
    </Stack>
  );
}
