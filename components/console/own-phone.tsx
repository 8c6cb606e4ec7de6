"use client";

import { SegmentedControl, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Facts } from "@/components/leads/facts";
import { useSoftphone } from "@/components/softphone/softphone-context";
import { SoftphonePanel } from "@/components/softphone/softphone-panel";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
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
  const softphone = useSoftphone();
  const { phone, teams } = operator;
  return (
    <Facts title={t("title")}>
      <EndpointChoice />
      {softphone ? (
        <SoftphonePanel softphone={softphone} />
      ) : (
        <Text size="sm" mt={6}>
          <PhoneNumber e164={phone} copy={false} />
        </Text>
      )}
      <Text size="sm" c="dimmed" mt={softphone ? 12 : 2} mb={softphone ? undefined : 8}>
        {teams.length > 0 ? t("teams", { teams: teams.join(", ") }) : t("noTeam")}
      </Text>
      {!softphone && <Proof operator={operator} isBusy={isBusy} />}
    </Facts>
  );
}

/** Whether the number is proven to be the operator's, and the way to prove it. */
function Proof({ operator: { phone, isPhoneVerified }, isBusy }: OwnPhoneProps) {
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

/** Where calls are taken; not shown where no browser could be rung, unless one was chosen before. */
function EndpointChoice() {
  const t = useTranslations("softphone.endpoint");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const softphone = useSoftphone();
  const { data, refetch } = useQuery(trpc.browserPhone.self.queryOptions());
  const choose = useMutation(
    trpc.browserPhone.choose.mutationOptions({
      onSuccess: () => void refetch(),
      onError: (error) => void notifications.show({ color: "red", message: refusal.sentence(error) }),
    }),
  );
  if (!data || (!data.canUseBrowser && data.endpoint === "phone")) return null;
  return (
    <SegmentedControl
      fullWidth
      mt={8}
      mb={4}
      aria-label={t("label")}
      value={choose.isPending ? choose.variables.endpoint : data.endpoint}
      // A talk would end in the middle of a sentence.
      disabled={choose.isPending || Boolean(softphone?.talk)}
      data={(["phone", "browser"] as const).map((value) => ({ value, label: t(value) }))}
      onChange={(value) => choose.mutate({ endpoint: value })}
    />
  );
}
