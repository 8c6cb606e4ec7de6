"use client";

import { Button, FileButton, Stack, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { Notice } from "@/components/ui/notice";
import { type RateRow, toRows } from "./rate-rows";

interface RatesFileProps {
  currency: string;
  onRead: (rows: RateRow[]) => void;
}

/** Reads a provider's price list into the table; nothing is stored before the form is saved. */
export function RatesFile({ currency, onRead }: RatesFileProps) {
  const t = useTranslations("telephony.rates");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const read = useMutation(
    trpc.telephony.readRates.mutationOptions({
      onSuccess: ({ rates }) => rates.length > 0 && onRead(toRows({ currency, stepSeconds: 60, rates })),
    }),
  );
  const choose = async (file: File | null) => {
    if (file) read.mutate({ text: await file.text(), currency });
  };
  const { data, error } = read;
  return (
    <Stack gap="xs" align="flex-start">
      <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void choose(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            leftSection={<IconFileUpload size={16} />}
            loading={read.isPending}
          >
            {t("import")}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {t("importText")}
      </Text>
      {error && <Notice tone="red">{refusal.sentence(error)}</Notice>}
      {data && (
        <Notice tone={data.problemCount > 0 ? "amber" : "green"} role="status">
          {t("read", { count: data.rates.length })}
          {data.problemCount > 0 && ` ${t("unread", { count: data.problemCount })}`}
          {data.problems.map(({ line, code }) => (
            <div key={line}>{t(`lineProblems.${code}`, { line })}</div>
          ))}
        </Notice>
      )}
    </Stack>
  );
}
