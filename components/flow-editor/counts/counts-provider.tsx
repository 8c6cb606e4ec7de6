"use client";

import { SegmentedControl, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Panel } from "@xyflow/react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { type ReactNode, useContext, useMemo } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useEditor } from "../store/editor-context";
import { useWording } from "../words/use-wording";
import { CountsContext, SPANS, wayCounts } from "./counts";
import classes from "./counts-provider.module.css";

interface CountsProviderProps {
  flowId: string;
  isLive: boolean;
  children: ReactNode;
}

const useSpan = () =>
  useQueryState(
    "counted",
    parseAsStringLiteral(SPANS).withDefault("day").withOptions({ clearOnDefault: true }),
  );

/** What was counted since the flow is live, every minute anew. */
export function CountsProvider({ flowId, isLive, children }: CountsProviderProps) {
  const trpc = useTrpc();
  const [span] = useSpan();
  const { data } = useQuery({
    ...trpc.flows.counters.queryOptions({ id: flowId }),
    enabled: isLive,
    refetchInterval: 60_000,
  });
  const value = useMemo(() => {
    // A flow of which nothing was counted for a month has no switch either.
    if (!data || Object.keys(data.month).length === 0) return null;
    return { span, ways: wayCounts(data[span]) };
  }, [data, span]);
  return <CountsContext value={value}>{children}</CountsContext>;
}

/** Chooses how far back the numbers on the connections go. */
export function CountsSwitch() {
  const { t } = useWording();
  const flow = useEditor(({ history }) => history.present.kind);
  const counts = useContext(CountsContext);
  const [span, setSpan] = useSpan();
  if (!counts) return null;
  return (
    <Panel position="top-right" className={classes.counts}>
      <Text span size="xs" c="dimmed" visibleFrom="sm">
        {t(`counters.${flow}`)}
      </Text>
      <SegmentedControl
        size="xs"
        aria-label={t(`counters.${flow}`)}
        value={span}
        onChange={(chosen) => void setSpan(SPANS.find((known) => known === chosen) ?? null)}
        data={SPANS.map((value) => ({ value, label: t(`counters.${value}`) }))}
      />
    </Panel>
  );
}
