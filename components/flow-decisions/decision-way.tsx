"use client";

import { Text } from "@mantine/core";
import { IconBan, IconMessages } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";
import type { Decision, PassedNode } from "./decision";
import classes from "./decisions.module.css";
import { useNodeWords } from "./use-node-words";

/** The way through the flow, a line for each question with its answer, and where it ended. */
export function DecisionWay({ path, offer }: { path: PassedNode[]; offer: Decision["offer"] }) {
  const t = useTranslations("flow-decisions");
  const words = useNodeWords();
  const passed = path.filter(({ kind }) => kind !== "start" && kind !== "offer");
  return (
    <ol className={classes.way}>
      {passed.map((step) => (
        <li key={step.node} className={classes.step}>
          <Text component="span" size="sm">
            {words.node(step)}
          </Text>
          <Text component="span" size="sm" fw={600}>
            {words.port(step, step.port)}
          </Text>
        </li>
      ))}
      <li className={classes.step}>
        {offer ? (
          <Pill tone="violet" icon={IconMessages}>
            {offer.name ?? t("offer")}
          </Pill>
        ) : (
          <Pill tone="grey" icon={IconBan}>
            {t("nothing")}
          </Pill>
        )}
      </li>
    </ol>
  );
}
