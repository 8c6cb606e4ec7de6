import { Paper, Skeleton, Stack, Text } from "@mantine/core";
import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./link-list.module.css";
import { Loading } from "./loading";

/** What a workspace has of one kind, each line leading to its page. */
export const LinkList = ({ children }: { children: ReactNode }) => (
  <Paper component="ul" className={classes.list}>
    {children}
  </Paper>
);

interface LinkRowProps {
  href: string;
  name: string;
  /** One dimmed line under the name; two where `lines` says so. */
  about: ReactNode;
  lines?: number;
  /** At the line's end: how it stands. */
  children: ReactNode;
}

export function LinkRow({ href, name, about, lines = 1, children }: LinkRowProps) {
  return (
    <li>
      <Link href={href} className={classes.row}>
        <span className={classes.words}>
          <Text span fw={500} truncate>
            {name}
          </Text>
          <Text span size="sm" c="dimmed" lineClamp={lines}>
            {about}
          </Text>
        </span>
        {children}
      </Link>
    </li>
  );
}

/** While the list is on its way. */
export function LinkListSkeleton() {
  return (
    <Loading>
      <Paper p="md">
        <Stack gap="lg">
          {[0, 1].map((row) => (
            <div key={row}>
              <Skeleton h={16} w={190} mb={8} />
              <Skeleton h={12} w={270} />
            </div>
          ))}
        </Stack>
      </Paper>
    </Loading>
  );
}
