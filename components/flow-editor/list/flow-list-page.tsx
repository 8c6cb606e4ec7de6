"use client";

import { Tabs } from "@mantine/core";
import { IconEye, IconPhoneOutgoing } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkList, LinkListSkeleton } from "@/components/ui/link-list";
import { PageHeader } from "@/components/ui/page-header";
import { AddFlow } from "./add-flow";
import { FlowRow } from "./flow-row";

const KINDS = ["display", "routing"] as const;
const ICONS = { display: IconEye, routing: IconPhoneOutgoing };

/** The workspace's rules: when the offer shows, and who is rung. */
export function FlowListPage() {
  const t = useTranslations("flow-editor");
  const trpc = useTrpc();
  const [kind, setKind] = useQueryState("kind", parseAsStringLiteral(KINDS).withDefault("display"));
  const { data, error, refetch } = useQuery(trpc.flows.list.queryOptions());
  const shown = data?.filter((flow) => flow.kind === kind);
  const canAdd = useCan(kind === "display" ? "display:edit" : "flows:edit");
  const add = canAdd && <AddFlow kind={kind} />;
  const Icon = ICONS[kind];
  return (
    <>
      <PageHeader
        title={t("list.title")}
        hint={{ id: "rules", text: t("list.hint") }}
        actions={shown && shown.length > 0 ? add : null}
      />
      <Tabs value={kind} onChange={(next) => void setKind(KINDS.find((one) => one === next) ?? "display")}>
        <Tabs.List mb="md">
          {KINDS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`list.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={kind}>
          {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <LinkListSkeleton />}
          {shown?.length === 0 && (
            <EmptyState
              icon={Icon}
              title={t(`list.empty.${kind}`)}
              text={t(`list.emptyText.${kind}`)}
              action={add || undefined}
            />
          )}
          {shown && shown.length > 0 && (
            <LinkList>
              {shown.map((flow) => (
                <FlowRow key={flow.id} flow={flow} />
              ))}
            </LinkList>
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
