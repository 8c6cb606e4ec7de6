"use client";

import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LinkRow } from "@/components/ui/link-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { FlowState } from "../revisions/flow-state";
import type { FlowLine } from "../store/flow";
import classes from "./flow-list.module.css";

export function FlowRow({ flow }: { flow: FlowLine }) {
  const t = useTranslations("flow-editor.list");
  const { slug } = useWorkspace();
  const sites = flow.sites.map(({ name }) => name).join(", ");
  return (
    <LinkRow
      href={`/${slug}/rules/${flow.id}`}
      name={flow.name}
      lines={2}
      about={
        <>
          {sites ? t("usedBy", { sites }) : t("unused")}
          {flow.live && (
            <>
              {" · "}
              {t("published")} <RelativeTime at={flow.live.publishedAt} />
            </>
          )}
        </>
      }
    >
      <span className={classes.state}>
        <FlowState live={flow.live} hasChanges={flow.hasChanges} />
      </span>
    </LinkRow>
  );
}
