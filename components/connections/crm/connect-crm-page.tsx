"use client";

import { Alert, Button, List, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconExternalLink } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { FormSection } from "@/components/ui/form-section";
import { PageHeader } from "@/components/ui/page-header";
import { ConnectorLogo } from "../connector-logo";
import type { Connector } from "./connector";
import { TokenForm } from "./token-form";

const POINTS = ["contact", "call", "note", "keeps"] as const;

/** Connects a CRM, or connects it again: by signing in there where this installation can, else by a token. */
export function ConnectCrmPage({ connector }: { connector: Connector }) {
  const t = useTranslations("crm.connect");
  const connections = useTranslations("connections");
  const { slug } = useWorkspace();
  const router = useRouter();
  const [again] = useQueryState("again", parseAsString);
  const { name } = connector;
  const onConnected = ({ id, account }: { id: string; account: { name: string } }) => {
    notifications.show({ message: t("connected", { account: account.name }) });
    router.push(`/${slug}/connections/${id}?tab=${again ? "log" : "fields"}`);
  };
  return (
    <Stack gap="md" maw={760}>
      <PageHeader
        title={again ? t("againTitle", { name }) : t("title", { name })}
        meta={<ConnectorLogo connector={connector.id} size={28} />}
        back={
          again
            ? { href: `/${slug}/connections/${again}`, label: connections("one") }
            : { href: `/${slug}/connections/new`, label: connections("catalog.title") }
        }
      />
      <Problem name={name} />
      {!again && (
        <List spacing={6} icon={<IconCheck size={16} aria-hidden />} mb="xs">
          {POINTS.map((point) => (
            <List.Item key={point}>{t(`points.${point}`, { name })}</List.Item>
          ))}
        </List>
      )}
      {connector.oauth && <SignInThere connector={connector} connectionId={again ?? undefined} />}
      {connector.token && (
        <TokenForm connector={connector} connectionId={again ?? undefined} onConnected={onConnected} />
      )}
      {!connector.oauth && !connector.token && <Text c="dimmed">{t("noWay", { name })}</Text>}
    </Stack>
  );
}

/** Why somebody who was sent to the CRM came back unconnected. */
function Problem({ name }: { name: string }) {
  const t = useTranslations("crm");
  const errors = useTranslations("errors.reasons");
  const [problem] = useQueryState("problem", parseAsString);
  if (!problem) return null;
  const key = `crm-${problem}`;
  return (
    <Alert color="red" title={t("connect.notConnected", { name })} role="alert">
      {errors.has(key) ? errors(key) : errors("crm-protocol")}
    </Alert>
  );
}

interface WayProps {
  connector: Connector;
  connectionId: string | undefined;
}

function SignInThere({ connector: { id, name }, connectionId }: WayProps) {
  const t = useTranslations("crm.connect");
  const refusal = useRefusal();
  const trpc = useTrpc();
  const begin = useMutation(
    trpc.crm.beginOAuth.mutationOptions({
      onSuccess: ({ url }) => window.location.assign(url),
      onError: (error) => {
        notifications.show({ color: "red", message: refusal.sentence(error) });
      },
    }),
  );
  return (
    <FormSection title={t("oauthTitle", { name })} text={t("oauthText", { name })}>
      <Button
        style={{ alignSelf: "start" }}
        leftSection={<IconExternalLink size={16} />}
        // The other page takes its time to come: the button stays busy until then.
        loading={begin.isPending || begin.isSuccess}
        onClick={() => begin.mutate({ connector: id, connectionId })}
      >
        {t("oauth", { name })}
      </Button>
    </FormSection>
  );
}
