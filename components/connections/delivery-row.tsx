"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PhoneNumber } from "@/components/ui/phone-number";
import { RelativeTime } from "@/components/ui/relative-time";
import classes from "./connections.module.css";
import { DeliveryStatus } from "./delivery-status";
import { type DeliveryView, errorKindOf, eventKey } from "./views";

interface DeliveryRowProps {
  delivery: DeliveryView;
  /** Its connection is paused. */
  isPaused: boolean;
  onOpen: () => void;
}

/** One message of the log: what became of it, whose it is, and why it is not there yet. */
export function DeliveryRow({ delivery, isPaused, onOpen }: DeliveryRowProps) {
  const t = useTranslations("connections");
  const { status, event, phone, tries, lastErrorKind, lastStatus, createdAt } = delivery;
  const kind = errorKindOf(lastErrorKind, delivery.isCrm);
  return (
    <li>
      <button type="button" className={`${classes.row} ${classes.delivery}`} onClick={onOpen}>
        <span>
          <DeliveryStatus status={status} tries={tries} />
        </span>
        <span className={classes.what}>
          <Text component="span" display="block">
            {t(`events.${eventKey(event)}`)}
            {phone && (
              <>
                {" · "}
                <PhoneNumber e164={phone} copy={false} />
              </>
            )}
          </Text>
          {kind && status !== "delivered" && (
            <Text component="span" display="block" size="sm" c={status === "failed" ? "red" : "dimmed"}>
              {t(`errorNames.${kind}`)}
              {lastStatus !== null && ` (${lastStatus})`}
            </Text>
          )}
        </span>
        <Text component="span" size="sm" c="dimmed" className={classes.when}>
          <RelativeTime at={createdAt} />
          <Text component="span" display="block" size="xs">
            <Standing delivery={delivery} isPaused={isPaused} />
          </Text>
        </Text>
      </button>
    </li>
  );
}

/** What it waits for, or how often it was tried. */
function Standing({ delivery, isPaused }: Pick<DeliveryRowProps, "delivery" | "isPaused">) {
  const t = useTranslations("connections.log");
  const { status, tries, nextTryAt, isBehind } = delivery;
  if (status === "pending") {
    if (isPaused) return t("waits");
    if (isBehind) return t("behind");
    if (tries > 0 && nextTryAt) return t.rich("next", { time: () => <RelativeTime at={nextTryAt} /> });
  }
  return tries > 0 ? t("tries", { count: tries }) : null;
}
