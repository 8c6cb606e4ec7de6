import { Paper, Text } from "@mantine/core";
import {
  type Icon,
  IconArrowDownRight,
  IconArrowUpRight,
  IconBan,
  IconEqual,
  IconHourglass,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Pill } from "@/components/ui/pill";
import type { Tone } from "@/components/ui/theme";
import type { Verdict } from "@/core/experiment/judge-experiment";
import type { NamedArm } from "./experiment";
import classes from "./experiments.module.css";
import { useStatement } from "./use-statement";

const VERDICT_LOOKS = {
  better: { icon: IconArrowUpRight, tone: "green" },
  worse: { icon: IconArrowDownRight, tone: "red" },
  alike: { icon: IconEqual, tone: "blue" },
  "too-early": { icon: IconHourglass, tone: "amber" },
  "not-compared": { icon: IconBan, tone: "grey" },
} satisfies Record<Verdict, { icon: Icon; tone: Tone }>;

interface StatementListProps {
  arms: NamedArm[];
  control: NamedArm | undefined;
  /** Percent of the control's rate: the difference that one wants to see. */
  lift: number;
}

/** What may be said of each variant beside the control, a sentence each. */
export function StatementList({ arms, control, lift }: StatementListProps) {
  const t = useTranslations("flow-experiments");
  const statement = useStatement();
  if (!control) return null;
  return (
    <Paper component="ul" className={classes.statements} aria-label={t("statements")}>
      {arms.map((arm) => {
        const { versus } = arm.judged;
        return (
          versus && (
            <li key={arm.id} className={classes.statement}>
              <Pill {...VERDICT_LOOKS[versus.verdict]}>{t(`verdicts.${versus.verdict}`)}</Pill>
              <Text size="sm">{statement({ name: arm.name, control: control.name, versus, lift })}</Text>
            </li>
          )
        );
      })}
    </Paper>
  );
}
