"use client";

import { ActionIcon, Anchor, Button, Popover, Skeleton, Stack, Text, Tooltip } from "@mantine/core";
import { IconEar, IconHeadphones, IconPhone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { formatPhone } from "@/core/phone/format-phone";
import type { AppRouter } from "@/server/trpc/root";
import type { useSupervisionDeeds } from "./use-supervision";

type Choice = inferRouterOutputs<AppRouter>["supervisions"]["choice"];
type OwnPhone = NonNullable<Choice>["phones"][number];

interface ListenButtonProps {
  callbackId: string;
  operator: string;
  begin: ReturnType<typeof useSupervisionDeeds>["begin"];
}

/** Opens the choice of a phone on which to follow the talk. */
export function ListenButton({ callbackId, operator, begin }: ListenButtonProps) {
  const t = useTranslations("live.listen");
  const [isOpen, setOpen] = useState(false);
  const onChoose = (via: OwnPhone["via"]) => {
    setOpen(false);
    begin.mutate({ callbackId, via });
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus>
      <Popover.Target>
        <Tooltip label={t("to", { operator })} disabled={isOpen}>
          <ActionIcon
            aria-label={t("to", { operator })}
            onClick={() => setOpen((was) => !was)}
            loading={begin.isPending}
            className="tap"
          >
            <IconEar size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={600} mb={4}>
          {t("to", { operator })}
        </Text>
        <PhoneChoice callbackId={callbackId} operator={operator} onChoose={onChoose} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface PhoneChoiceProps {
  callbackId: string;
  operator: string;
  onChoose: (via: OwnPhone["via"]) => void;
}

function PhoneChoice({ callbackId, operator, onChoose }: PhoneChoiceProps) {
  const t = useTranslations("live.listen");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const { data, error } = useQuery({
    ...trpc.supervisions.choice.queryOptions({ callbackId }),
    // A phone may have been proven, or a browser connected, a moment ago.
    staleTime: 0,
  });
  if (error) return <Text size="sm">{refusal.sentence(error)}</Text>;
  if (data === undefined) return <Skeleton height={72} />;
  if (data === null) return <Text size="sm">{t("over")}</Text>;
  if (data.modes.length === 0) return <Text size="sm">{t("impossible", { account: data.account })}</Text>;
  if (data.phones.length === 0) return <NoPhone />;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t("explain", { operator })}
      </Text>
      {data.phones.map((phone, place) => (
        <PhoneButton key={phone.via} phone={phone} isFirst={place === 0} onChoose={onChoose} />
      ))}
    </Stack>
  );
}

interface PhoneButtonProps {
  phone: OwnPhone;
  isFirst: boolean;
  onChoose: (via: OwnPhone["via"]) => void;
}

function PhoneButton({ phone: { via, number, isProven }, isFirst, onChoose }: PhoneButtonProps) {
  const t = useTranslations("live.listen");
  const { slug } = useWorkspace();
  const shown = formatPhone(number);
  if (!isProven)
    return (
      <Text size="sm">
        {t.rich("unproven", {
          number: shown,
          link: (words) => (
            <Anchor component={Link} href={`/${slug}/console`} size="sm">
              {words}
            </Anchor>
          ),
        })}
      </Text>
    );
  const Glyph = via === "browser" ? IconHeadphones : IconPhone;
  return (
    <Button
      variant={isFirst ? "filled" : "default"}
      leftSection={<Glyph size={16} aria-hidden />}
      onClick={() => onChoose(via)}
      data-autofocus={isFirst || undefined}
    >
      {via === "browser" ? t("inBrowser") : t("ring", { number: shown })}
    </Button>
  );
}

/** Whoever follows talks needs a phone: an operator's, also of one who is in no team. */
function NoPhone() {
  const t = useTranslations("live.listen");
  const { slug } = useWorkspace();
  return (
    <Text size="sm">
      {t.rich("noPhone", {
        link: (words) => (
          <Anchor component={Link} href={`/${slug}/team/operators/new`} size="sm">
            {words}
          </Anchor>
        ),
      })}
    </Text>
  );
}
