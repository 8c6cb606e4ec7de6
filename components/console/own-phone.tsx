"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Facts } from "@/components/leads/facts";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { ConsoleView } from "@/core/live-contract/console";

/** Which phone rings, and for which teams. */
export function OwnPhone({ operator }: { operator: ConsoleView["operator"] }) {
  const t = useTranslations("console.phone");
  return (
    <Facts title={t("title")}>
      <Text size="sm" mt={6}>
        <PhoneNumber e164={operator.phone} copy={false} />
      </Text>
      <Text size="sm" c="dimmed" mt={2}>
        {operator.teams.length > 0 ? t("teams", { teams: operator.teams.join(", ") }) : t("noTeam")}
      </Text>
    </Facts>
  );
}
