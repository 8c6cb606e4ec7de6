"use client";

import { Anchor, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { Decision } from "./decision";
import classes from "./decisions.module.css";

/** What was known of the visitor when it was decided; whatever is not here counted as "no". */
export function DecisionFacts({ facts }: Pick<Decision, "facts">) {
  const t = useTranslations("flow-decisions");
  const name = useFactName();
  const value = useFactValue();
  const known = Object.entries(facts);
  if (known.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("nothingKnown")}
      </Text>
    );
  return (
    <>
      <dl style={{ margin: 0 }}>
        {known.map(([key, fact]) => (
          <div key={key} className={classes.pair}>
            <Text component="dt" size="sm" c="dimmed">
              {name(key)}
            </Text>
            <Text component="dd" size="sm">
              {value(key, fact)}
            </Text>
          </div>
        ))}
      </dl>
      <Text size="xs" c="dimmed" mt="xs">
        {t("unknownIsNo")}
      </Text>
      {facts.country !== undefined && (
        <Anchor href="https://db-ip.com" target="_blank" rel="noreferrer" size="xs" c="dimmed">
          IP Geolocation by DB-IP
        </Anchor>
      )}
    </>
  );
}

/** `query:ref` is the parameter ref; plain keys have words of their own. */
function useFactName() {
  const t = useTranslations("flow-editor.facts");
  return (key: string): string => {
    const colon = key.indexOf(":");
    if (colon < 0) return hasWords(t, key) ? t(key) : key;
    const named = `${key.slice(0, colon)}Of`;
    return hasWords(t, named) ? t(named, { name: key.slice(colon + 1) }) : key;
  };
}

/** Keys and values come from pages of any age: names with other characters would lead elsewhere in the messages. */
const hasWords = <Key extends string>(t: { has: (key: Key) => boolean }, key: string): key is Key =>
  /^[\w-]+(\.[\w-]+)?$/.test(key) && t.has(key as Key);

const MINUTES_OF_HOUR = 60;

function useFactValue() {
  const t = useTranslations("flow-decisions");
  const options = useTranslations("flow-editor.factOptions");
  const format = useFormatter();
  return (key: string, fact: Decision["facts"][string]): string => {
    if (typeof fact === "boolean") return t(fact ? "yes" : "no");
    if (typeof fact === "string") {
      const option = `${key}.${fact}`;
      return hasWords(options, option) ? options(option) : fact;
    }
    if (typeof fact !== "number") return fact.join(", ");
    if (!/^minute(:|$)/.test(key)) return format.number(fact);
    const two = (part: number) => String(part).padStart(2, "0");
    return `${two(Math.floor(fact / MINUTES_OF_HOUR))}:${two(fact % MINUTES_OF_HOUR)}`;
  };
}
