"use client";

import {
  Accordion,
  ActionIcon,
  Code,
  CopyButton,
  Paper,
  Stack,
  Table,
  Text,
  Title,
  Tooltip,
} from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { EVENTS, EXAMPLES } from "./developer-examples";
import type { Site } from "./site";
import classes from "./sites.module.css";

/** What the site's own code can say to the widget and hear from it, with examples to copy. */
export function DeveloperCard({ site }: { site: Site }) {
  const t = useTranslations("sites.developers");
  const early = `${EXAMPLES.early}\n${site.snippet}`;
  return (
    <Paper component="section" p="md" className={classes.aside}>
      <Title order={2}>{t("title")}</Title>
      <Text size="sm" c="dimmed" mt={2}>
        {t("text")}
      </Text>
      <Accordion mt="sm" chevronPosition="left">
        {(["open", "identify", "track", "on"] as const).map((name) => (
          <Accordion.Item key={name} value={name}>
            <Accordion.Control>{t(`examples.${name}`)}</Accordion.Control>
            <Accordion.Panel>
              <Example code={EXAMPLES[name]} hint={t(`hints.${name}`)} />
              {name === "on" && <Events />}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
        <Accordion.Item value="early">
          <Accordion.Control>{t("examples.early")}</Accordion.Control>
          <Accordion.Panel>
            <Example code={early} hint={t("hints.early")} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Paper>
  );
}

function Example({ code, hint }: { code: string; hint: string }) {
  const t = useTranslations("sites.developers");
  return (
    <Stack gap={6}>
      <Text size="sm">{hint}</Text>
      <div style={{ position: "relative" }}>
        <Code block className={classes.snippet} pr={44}>
          {code}
        </Code>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? "copied" : "copy")}>
              <ActionIcon
                aria-label={t(copied ? "copied" : "copy")}
                onClick={copy}
                style={{ position: "absolute", top: 6, right: 6 }}
              >
                {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </div>
    </Stack>
  );
}

function Events() {
  const t = useTranslations("sites.developers");
  return (
    <Table mt="sm" fz="sm" verticalSpacing={4} horizontalSpacing={0}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("event")}</Table.Th>
          <Table.Th>{t("detail")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {Object.entries(EVENTS).map(([event, detail]) => (
          <Table.Tr key={event}>
            <Table.Td>
              <Code>{event}</Code>
            </Table.Td>
            <Table.Td>{detail || "–"}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
