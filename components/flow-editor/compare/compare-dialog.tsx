"use client";

import { Modal, Skeleton, Text } from "@mantine/core";
import { Loading } from "@/components/ui/loading";
import type { Flow } from "../store/flow";
import { useWording } from "../words/use-wording";
import classes from "./compare.module.css";
import { CompareBar } from "./compare-bar";
import { Comparison } from "./comparison";
import type { Side } from "./in-step";
import { useComparison, useVersion, type Version } from "./use-compared";
import { useVersionNames } from "./use-version-names";

/** Any two of the draft and the revisions side by side, and the way back to one of them. */
export function CompareDialog({ flow }: { flow: Flow }) {
  const { t } = useWording();
  const { sides, close } = useComparison();
  return (
    <Modal
      opened={sides !== null}
      onClose={close}
      fullScreen
      radius={0}
      title={t("compare.title")}
      closeButtonProps={{ "aria-label": t("compare.close") }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      {sides && <Compared flow={flow} sides={sides} />}
    </Modal>
  );
}

function Compared({ flow, sides }: { flow: Flow; sides: Record<Side, Version> }) {
  const { t } = useWording();
  const names = useVersionNames(flow);
  const before = useVersion(flow, sides.before);
  const after = useVersion(flow, sides.after);
  return (
    <>
      <CompareBar
        sides={sides}
        names={names}
        documents={{ before: before.document, after: after.document }}
      />
      {before.failed || after.failed ? (
        <Text p="xl" role="alert">
          {t("compare.failed")}
        </Text>
      ) : before.document && after.document ? (
        <Comparison
          key={`${sides.before} ${sides.after}`}
          before={before.document}
          after={after.document}
          names={{ before: names.of(sides.before), after: names.of(sides.after) }}
        />
      ) : (
        <Loading className={classes.panes}>
          <Skeleton radius={0} />
          <Skeleton radius={0} className={classes.pane} />
          <Skeleton radius={0} className={classes.pane} />
        </Loading>
      )}
    </>
  );
}
