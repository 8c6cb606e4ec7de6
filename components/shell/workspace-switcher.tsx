"use client";

import { Menu, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconPhoneCall, IconSelector } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "./rail.module.css";
import { useWorkspace } from "./workspace-context";

/** The workspace's name; a menu where the reader has several. */
export function WorkspaceSwitcher() {
  const t = useTranslations("common.shell");
  const { slug, workspaces } = useWorkspace();
  if (workspaces.length < 2)
    return (
      <div className={classes.row} style={{ background: "none" }}>
        <CurrentWorkspace />
      </div>
    );
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.row}>
          <VisuallyHidden>{t("switchWorkspace")}</VisuallyHidden>
          <CurrentWorkspace />
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("workspaces")}</Menu.Label>
        {workspaces.map((workspace) => (
          <Menu.Item
            key={workspace.slug}
            component={Link}
            href={`/${workspace.slug}`}
            rightSection={workspace.slug === slug && <IconCheck size={14} aria-hidden />}
          >
            {workspace.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function CurrentWorkspace() {
  const t = useTranslations("common.shell");
  const { name, isDemo } = useWorkspace();
  return (
    <>
      <span className={classes.mark} aria-hidden>
        <IconPhoneCall size={18} stroke={1.8} />
      </span>
      <span className={classes.who}>
        <Text component="span" display="block" fw={600} truncate>
          {name}
        </Text>
        {isDemo && (
          <Text component="span" display="block" size="xs" c="dimmed" title={t("demoHint")}>
            {t("demo")}
          </Text>
        )}
      </span>
    </>
  );
}
