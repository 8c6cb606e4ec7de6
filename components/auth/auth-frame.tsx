import { Container, Group, Stack, Text, Title } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { LanguageSwitch } from "@/components/ui/language-switch";
import { SchemeSwitch } from "@/components/ui/scheme-switch";
import classes from "./auth-frame.module.css";

/** What stands around the pages of people who are not signed in yet. */
export function AuthFrame({ brand, children }: { brand: string; children: ReactNode }) {
  return (
    <Container size={460} px="md" className={classes.frame}>
      <Group gap={10} className={classes.brand}>
        <span className={classes.mark}>
          <IconPhoneCall size={20} aria-hidden />
        </span>
        <Text fw={650} size="lg">
          {brand}
        </Text>
      </Group>
      <main>{children}</main>
      <Group component="footer" gap="sm" justify="center" mt="xl" className={classes.footer}>
        <LanguageSwitch />
        <SchemeSwitch />
      </Group>
    </Container>
  );
}

/** A page's title and the sentence under it. */
export function AuthTitle({ title, text }: { title: string; text?: ReactNode }) {
  return (
    <Stack gap={4} mb="lg">
      <Title order={1}>{title}</Title>
      {text && <Text c="dimmed">{text}</Text>}
    </Stack>
  );
}
