"use client";

import { Avatar, Menu, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconLogout, IconSelector, IconUser } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { LanguageSwitch } from "@/components/ui/language-switch";
import { SchemeSwitch } from "@/components/ui/scheme-switch";
import classes from "./rail.module.css";
import { useWorkspace } from "./workspace-context";

export function UserMenu() {
  const t = useTranslations("common.shell");
  const { slug, user } = useWorkspace();
  // For mails. The page follows the browser's own note, so nobody waits for it.
  const keepLanguage = useMutation(useTrpc().account.changeLanguage.mutationOptions());
  return (
    <Menu position="top-start" width={240} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes.row}>
          <VisuallyHidden>{t("account")}</VisuallyHidden>
          <Avatar name={user.name} size={30} radius="xl" color="violet" aria-hidden />
          <div className={classes.who}>
            <Text size="sm" fw={500} truncate>
              {user.name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {user.email}
            </Text>
          </div>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("scheme")}</Menu.Label>
        <SchemeSwitch />
        <Menu.Label>{t("language")}</Menu.Label>
        <LanguageSwitch onChoose={(language) => keepLanguage.mutate({ language })} />
        <Menu.Divider />
        <Menu.Item
          component={Link}
          href={`/${slug}/settings/account`}
          closeMenuOnClick
          leftSection={<IconUser size={16} aria-hidden />}
        >
          {t("yourAccount")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => signOut({ callbackUrl: "/sign-in" })}
        >
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
