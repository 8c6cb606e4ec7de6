import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface FormSectionProps {
  title: string;
  text?: ReactNode;
  children: ReactNode;
}

/** One subject of a form. */
export function FormSection({ title, text, children }: FormSectionProps) {
  return (
    <Paper component="section" p="md">
      <Title order={2}>{title}</Title>
      {text && (
        <Text size="sm" c="dimmed" mt={2}>
          {text}
        </Text>
      )}
      <Stack gap="md" mt="md">
        {children}
      </Stack>
    </Paper>
  );
}
