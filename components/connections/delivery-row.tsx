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
  const { status, event, phone, tries, nextTryAt, lastErrorKind, lastStatus, createdAt } = delivery;
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
            {status === "pending" && isPaused
              ? t("log.waits")
              : status === "pending" && tries > 0 && nextTryAt
                ? t.rich("log.next", { time: () => <RelativeTime at={nextTryAt} /> })
                : tries > 0
                  ? t("log.tries", { count: tries })
                  : null}
          </Text>
        </Text>
      </button>
    </li>
  );
}
