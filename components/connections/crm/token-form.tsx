"use client";

import { Anchor, Code, Group, PasswordInput, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFrame } from "@/components/form/form-frame";
import { useDraft } from "@/components/form/use-draft";
import { useTrpc } from "@/components/trpc/client";
import { FormSection } from "@/components/ui/form-section";
import type { Connector } from "./connector";

interface TokenFormProps {
  connector: Connector;
  /** The connection that is connected again. */
  connectionId: string | undefined;
  onConnected: (connected: { id: string; account: { name: string } }) => void;
}

/** A token that an administrator of the CRM has made: tried before it is kept, and never shown again. */
export function TokenForm({ connector, connectionId, onConnected }: TokenFormProps) {
  const t = useTranslations("crm.connect");
  const trpc = useTrpc();
  const queryClient = useQueryClient();
  const connect = useMutation(
    trpc.crm.connectByToken.mutationOptions({
      onSuccess: async (connected) => {
        await queryClient.invalidateQueries({ queryKey: trpc.connections.pathKey() });
        onConnected(connected);
      },
    }),
  );
  const draft = useDraft<{ token: string }>({
    // Nothing secret is kept in the browser.
    id: null,
    initialValues: { token: "" },
    save: connect,
    send: ({ token }) => connect.mutateAsync({ connector: connector.id, token, connectionId }),
    check: ({ token }): Record<string, string> => (token.trim() === "" ? { token: "required" } : {}),
  });
  const { name, token, scopes } = connector;
  return (
    <FormFrame draft={draft} saveLabel={t("button")} leaves>
      <FormSection
        title={t("tokenTitle")}
        text={t.rich("tokenText", {
          name,
          link: (words) => (
            <Anchor href={token?.helpUrl} target="_blank" rel="noopener noreferrer" inherit>
              {words}
            </Anchor>
          ),
        })}
      >
        <PasswordInput
          label={t("token")}
          description={t("tokenHint")}
          autoComplete="off"
          {...draft.field("token")}
        />
        <div>
          <Text size="sm">{t("scopes")}</Text>
          <Group gap={6} mt={6}>
            {scopes
              .filter((scope) => scope.includes("."))
              .map((scope) => (
                <Code key={scope}>{scope}</Code>
              ))}
          </Group>
        </div>
      </FormSection>
    </FormFrame>
  );
}
