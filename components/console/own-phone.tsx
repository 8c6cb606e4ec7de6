"use client";

import { Text } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Facts } from "@/components/leads/facts";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Pill } from "@/components/ui/pill";
import type { ConsoleView } from "@/core/live-contract/console";
import { VerifyPhone } from "./verify-phone";

interface OwnPhoneProps {
  operator: ConsoleView["operator"];
  /** A call is on it: this is not the moment to ring it. */
  isBusy: boolean;
}

/** Which phone rings, for which teams, and whether it is proven to be the operator's. */
export function OwnPhone({ operator, isBusy }: OwnPhoneProps) {
  const t = useTranslations("console.phone");
  const { phone, teams, isPhoneVerified } = operator;
  return (
    <Facts title={t("title")}>
      <Text size="sm" mt={6}>
        <PhoneNumber e164={phone} copy={false} />
      </Text>
      <Text size="sm" c="dimmed" mt={2} mb={8}>
        {teams.length > 0 ? t("teams", { teams: teams.join(", ") }) : t("noTeam")}
      </Text>
      {isPhoneVerified ? (
        <Pill tone="green" icon={IconCircleCheck} outline>
          {t("verified")}
        </Pill>
      ) : (
        <>
          <Pill tone="amber" icon={IconCircleDashed} outline>
            {t("unverified")}
          </Pill>
          {!isBusy && <VerifyPhone key={phone} />}
        </>
      )}
    </Facts>
  );
}
