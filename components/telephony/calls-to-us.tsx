"use client";

import { ActionIcon, Button, Code, CopyButton, Skeleton, Stack, Text, Tooltip } from "@mantine/core";
import {
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconCopy,
  IconPhoneOutgoing,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { FormSection } from "@/components/ui/form-section";
import { PhoneNumber } from "@/components/ui/phone-number";
import { Pill } from "@/components/ui/pill";
import type { Account, OwnNumber } from "./accounts";
import classes from "./telephony.module.css";
import { useAccountChanges } from "./use-account-changes";

/** How customers who call back reach us through this account: what its owner does for that at the provider, or here. */
export function CallsToUs({ account }: { account: Account }) {
  const t = useTranslations("telephony.callsToUs");
  const { provider } = account;
  const line = lineFor(account);
  if (!useCan("telephony:edit") || line === null) return null;
  return (
    <FormSection title={t("title")} text={t("text", { provider })}>
      {provider === "twilio" && <OwnNumbers account={account} />}
      <Stack gap={6}>
        <Text size="sm">{t(`how.${provider}`)}</Text>
        <CopyLine text={line} />
      </Stack>
    </FormSection>
  );
}

/** What is to be entered, or run, somewhere else; null: calls through such an account cannot be told to us. */
function lineFor({ provider, webhookUrl, fields, callerIds }: Account): string | null {
  switch (provider) {
    case "twilio":
      return webhookUrl;
    case "voximplant":
      return `npm run voximplant:upload -- key-file.json --incoming ${webhookUrl}`;
    case "asterisk": {
      const number = callerIds[0]?.number ?? (fields.callerId || "+4930123456");
      return `exten => ${number},1,Stasis(${fields.application},incoming,\${EXTEN})`;
    }
    default:
      return null;
  }
}

function OwnNumbers({ account }: { account: Account }) {
  const t = useTranslations("telephony.callsToUs");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const { data: numbers, error } = useQuery(trpc.telephony.ownNumbers.queryOptions({ id: account.id }));
  if (error)
    return (
      <Text size="sm" c="dimmed">
        {refusal.sentence(error)}
      </Text>
    );
  if (numbers === undefined) return <Skeleton height={34} />;
  if (!numbers?.length)
    return (
      <Text size="sm" c="dimmed">
        {t("noNumbers")}
      </Text>
    );
  return (
    <ul className={classes.numbers}>
      {numbers.map((one) => (
        <OwnNumberRow key={one.number} account={account} own={one} />
      ))}
    </ul>
  );
}

const STATES = {
  here: { tone: "green", icon: IconCircleCheck },
  elsewhere: { tone: "grey", icon: IconPhoneOutgoing },
  nowhere: { tone: "grey", icon: IconCircleDashed },
} as const;

function OwnNumberRow({ account, own: { number, calls } }: { account: Account; own: OwnNumber }) {
  const t = useTranslations("telephony.callsToUs");
  const trpc = useTrpc();
  const receive = useMutation(trpc.telephony.receiveCalls.mutationOptions(useAccountChanges()));
  const { tone, icon } = STATES[calls];
  return (
    <li className={classes.number}>
      <PhoneNumber e164={number} />
      <Pill tone={tone} icon={icon} outline>
        {t(`calls.${calls}`)}
      </Pill>
      {calls === "nowhere" && !account.isOutOfReach && (
        <Button
          size="xs"
          variant="default"
          loading={receive.isPending}
          onClick={() => receive.mutate({ id: account.id, number })}
        >
          {t("receive")}
        </Button>
      )}
    </li>
  );
}

function CopyLine({ text }: { text: string }) {
  const t = useTranslations("telephony.callsToUs");
  return (
    <div className={classes.copyLine}>
      <Code block>{text}</Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t("copied") : t("copy")}>
            <ActionIcon variant="default" size="lg" aria-label={t("copy")} onClick={copy}>
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
