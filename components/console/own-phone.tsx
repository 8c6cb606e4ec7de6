"use client";

import { Text } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Facts } from "@/components/leads/facts";
import { EndpointChoice } from "@/components/softphone/endpoint-choice";
import { useSoftphone } from "@/components/softphone/softphone-context";
import { SoftphonePanel } from "@/components/softphone/softphone-panel";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Pill } from "@/components/ui/pill";
import type { ConsoleView } from "@/core/live-contract/console";
import { VerifyPhone } from "./verify-phone";

interface OwnPhoneProps {
  operator: ConsoleView["operator"];
  /** A call is on it: this is not the moment to ring it. */
  isBusy: boolean;
}

/** Where calls ring, on the operator's phone or in this browser, and for which teams. */
export function OwnPhone({ operator, isBusy }: OwnPhoneProps) {
  const t = useTranslations("console.phone");
  const softphone = useSoftphone();
  const { phone, teams } = operator;
  return (
    <Facts title={t("title")}>
      <EndpointChoice isBusy={isBusy} />
      {softphone ? (
        <SoftphonePanel softphone={softphone} />
      ) : (
        <Text size="sm" mt={6}>
          <PhoneNumber e164={phone} copy={false} />
        </Text>
      )}
      <Text size="sm" c="dimmed" mt={softphone ? 12 : 2} mb={8}>
        {teams.length > 0 ? t("teams", { teams: teams.join(", ") }) : t("noTeam")}
      </Text>
      {!softphone && <Verified operator={operator} isBusy={isBusy} />}
    </Facts>
  );
}

/** Whether the phone is proven to be the operator's. */
function Verified({ operator: { phone, isPhoneVerified }, isBusy }: OwnPhoneProps) {
  const t = useTranslations("console.phone");
  if (isPhoneVerified)
    return (
      <Pill tone="green" icon={IconCircleCheck} outline>
        {t("verified")}
      </Pill>
    );
  return (
    <>
      <Pill tone="amber" icon={IconCircleDashed} outline>
        {t("unverified")}
      </Pill>
      {!isBusy && <VerifyPhone key={phone} />}
    </>
  );
}
