"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Fact } from "@/components/leads/facts";
import { KnownFields, OwnFields } from "@/components/leads/lead-fields";
import { PageLink } from "@/components/leads/page-link";
import { ClockTime } from "@/components/ui/clock-time";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { ConsoleCall } from "@/core/live-contract/console";
import classes from "./console.module.css";

type Customer = ConsoleCall["customer"];

/** Who it is, and where from: what has to be read within two seconds. */
export function CustomerHead({ customer }: { customer: Customer }) {
  const number = <PhoneNumber e164={customer.phone} />;
  return (
    <div>
      <div className={classes.who}>{customer.name ?? number}</div>
      <Text component="div" className={classes.where}>
        {customer.name && number}
        <span>
          <PageLink url={customer.page} title={customer.pageTitle} />
        </span>
        <span>{[customer.source, customer.site].filter(Boolean).join(" · ")}</span>
      </Text>
    </div>
  );
}

/** The rest of what is known of the request. The name and number stand above already. */
export function CustomerFacts({ call, now }: { call: ConsoleCall; now: Date }) {
  const t = useTranslations("console.call");
  const { name: _, ...fields } = call.customer.fields;
  return (
    <div className={classes.fields}>
      <dl className={classes.facts}>
        <Fact name={t("asked")}>
          <ClockTime at={new Date(call.requestedAt)} now={now} seconds />
        </Fact>
        <Fact name={t("promised")}>
          {call.promiseAt !== null && <ClockTime at={new Date(call.promiseAt)} now={now} seconds />}
        </Fact>
        <Fact name={t("attempt")}>{call.attempt > 1 && call.attempt}</Fact>
        <Fact name={t("team")}>{call.team}</Fact>
        <Fact name={t("owner")}>{call.customer.owner}</Fact>
        <KnownFields fields={fields} />
      </dl>
      <OwnFields fields={fields} />
    </div>
  );
}
