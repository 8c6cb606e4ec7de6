"use client";

import { Text } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import classes from "./exchange-list.module.css";
import type { DeliveryDetail } from "./views";

type Exchanges = DeliveryDetail["tries"][number]["exchanges"];

/** The requests of one try in their order: what each asked, how it ended, and both bodies behind it. */
export function ExchangeList({ exchanges }: { exchanges: Exchanges }) {
  const t = useTranslations("connections.detail");
  const format = useFormatter();
  return (
    <ol className={classes.list} aria-label={t("exchanges")}>
      {exchanges.map((exchange, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a try's requests never change, and the same can come twice
        <li key={index}>
          <details className={classes.exchange}>
            <summary className={classes.summary}>
              <IconChevronRight size={14} className={classes.chevron} aria-hidden />
              <span className={classes.asked}>
                <span className={classes.method}>{exchange.method}</span> {pathOf(exchange.path)}
              </span>
              <Text
                component="span"
                size="xs"
                c={isRefused(exchange) ? "red" : "dimmed"}
                className={classes.end}
              >
                {exchange.status ?? t("noAnswer")}
                {" · "}
                {format.number(exchange.durationMs, {
                  style: "unit",
                  unit: "millisecond",
                  unitDisplay: "short",
                })}
              </Text>
            </summary>
            <Body label={t("asked")} text={exchange.sent} />
            <Body label={t("answered")} text={exchange.received} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function Body({ label, text }: { label: string; text: string | null }) {
  if (!text) return null;
  return (
    <>
      <Text size="xs" c="dimmed" mt="xs" mb={4}>
        {label}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keyboards must be able to scroll it */}
      <pre className={classes.body} tabIndex={0}>
        {indented(text)}
      </pre>
    </>
  );
}

const isRefused = ({ status }: Exchanges[number]): boolean => status === null || status >= 400;

/** Without its query: which fields were asked for is seldom what people look for. */
const pathOf = (path: string): string => path.split("?")[0] ?? path;

/** JSON is read more easily in lines; only the beginning of a long one was kept, which is shown as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
