"use client";

import { Box, Kbd, NavLink, Stack, UnstyledButton } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { isAt, placesFor, railOf } from "./navigation";
import { OwnStatus } from "./own-status";
import classes from "./rail.module.css";
import { UserMenu } from "./user-menu";
import { useWorkspace } from "./workspace-context";
import { WorkspaceSwitcher } from "./workspace-switcher";

/** The left rail: where one is, where one can go, and who one is. */
export function Rail({ onNavigate }: { onNavigate: () => void }) {
  const t = useTranslations("common");
  const { slug, abilities, operatorId } = useWorkspace();
  const pathname = usePathname();
  // There the same stands at the top of the page.
  const isOnConsole = pathname.startsWith(`/${slug}/console`);
  return (
    <div className={classes.rail}>
      <WorkspaceSwitcher />
      <UnstyledButton className={classes.search} onClick={spotlight.open}>
        <IconSearch size={16} aria-hidden />
        <span>{t("shell.search")}</span>
        <Kbd ml="auto" aria-hidden visibleFrom="sm">
          Ctrl K
        </Kbd>
      </UnstyledButton>
      <Box component="nav" aria-label={t("nav.label")}>
        <Stack gap={2}>
          {railOf(placesFor(abilities, operatorId !== null)).map((place) => {
            const active = isAt(pathname, slug, place);
            return (
              <NavLink
                key={place.key}
                component={Link}
                href={`/${slug}${place.path}`}
                label={t(`nav.${place.key}`)}
                leftSection={<place.icon size={18} stroke={1.7} aria-hidden />}
                active={active}
                aria-current={active ? "page" : undefined}
                className={classes.link}
                onClick={onNavigate}
              />
            );
          })}
        </Stack>
      </Box>
      <div className={classes.foot}>
        {operatorId && abilities.includes("operator:self") && !isOnConsole && (
          <OwnStatus operatorId={operatorId} />
        )}
        <UserMenu />
      </div>
    </div>
  );
}
