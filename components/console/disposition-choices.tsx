"use client";

import { Kbd, Skeleton, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { DispositionChoice } from "@/core/disposition/disposition";
import classes from "./console.module.css";

interface DispositionChoicesProps {
  /** undefined: they are still to come. */
  choices: readonly DispositionChoice[] | undefined;
  chosen: string | null;
  onChoose: (key: string) => void;
}

/** The keys 1 to 9 of the page press these, as those of the phone do. */
export const choiceId = (number: number): string => `disposition-${number}`;

/** What may have come of a talk, numbered as on the phone. */
export function DispositionChoices({ choices, chosen, onChoose }: DispositionChoicesProps) {
  const t = useTranslations("console.last");
  const label = useId();
  return (
    <div>
      <div id={label} style={{ fontWeight: 500, marginBottom: 6 }}>
        {t("question")}
      </div>
      <div role="radiogroup" aria-labelledby={label} className={classes.choices}>
        {!choices && <ChoicesSkeleton />}
        {choices?.map(({ key, name }, at) => (
          <UnstyledButton
            key={key}
            id={choiceId(at + 1)}
            type="button"
            role="radio"
            aria-checked={key === chosen}
            className={classes.choice}
            onClick={() => onChoose(key)}
          >
            {name}
            <Kbd size="xs" aria-hidden visibleFrom="sm">
              {at + 1}
            </Kbd>
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}

const ChoicesSkeleton = () =>
  [84, 112, 104, 132].map((width) => <Skeleton key={width} height={40} width={width} radius={20} />);
