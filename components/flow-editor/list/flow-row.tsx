"use client";

import { Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { RelativeTime } from "@/components/ui/relative-time";
import { FlowState } from "../revisions/flow-state";
import type { FlowLine } from "../store/flow";
import classes from "./flow-list.module.css";

export function FlowRow({ flow }: { flow: FlowLine }) {
  const t = useTranslations("flow-editor.list");
  const { slug } = useWorkspace();
  const sites = flow.sites.map(({ name }) => name).join(", ");
  return (
    <li>
      <Link href={`/${slug}/rules/${flow.id}`} className={classes.row}>
        <span className={classes.words}>
          <Text span fw={500} truncate>
            {flow.name}
          </Text>
          <Text span size="sm" c="dimmed" lineClamp={2}>
            {sites ? t("usedBy", { sites }) : t("unused")}
            {flow.live && (
              <>
                {" · "}
                {t("published")} <RelativeTime at={flow.live.publishedAt} />
              </>
            )}
          </Text>
        </span>
        <span className={classes.state}>
          <FlowState live={flow.live} hasChanges={flow.hasChanges} />
        </span>
      </Link>
    </li>
  );
}
