"use client";

import { Button, FileButton } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { FormSection } from "@/components/ui/form-section";
import { Notice } from "@/components/ui/notice";
import { readSound } from "./read-sound";
import { useSoundsChanged } from "./use-sounds-changed";

const LONGEST_SECONDS = 30;
const LONGEST_TITLE = 80;

/** A file of one's own becomes a sound; one that cannot is refused before it is sent. */
export function AddSound() {
  const t = useTranslations("settings.sounds");
  const trpc = useTrpc();
  const refusal = useRefusal();
  const [problem, tell] = useState<"unreadable" | "tooLong" | null>(null);
  const [isReading, setReading] = useState(false);
  const add = useMutation(trpc.sounds.add.mutationOptions({ onSettled: useSoundsChanged() }));
  const choose = async (file: File | null) => {
    if (!file) return;
    tell(null);
    add.reset();
    setReading(true);
    const sound = await readSound(file);
    setReading(false);
    if (!sound.ok) return tell("unreadable");
    if (sound.seconds > LONGEST_SECONDS) return tell("tooLong");
    add.mutate({ title: titleOf(file), wav: sound.base64 });
  };
  const [code] = Object.values(refusal.codes(add.error));
  return (
    <FormSection title={t("new")} text={t("text")}>
      <div>
        <FileButton accept="audio/*" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button
              {...props}
              leftSection={<IconFileUpload size={16} aria-hidden />}
              loading={isReading || add.isPending}
            >
              {t("upload")}
            </Button>
          )}
        </FileButton>
      </div>
      {problem && (
        <Notice tone="red" role="alert">
          {t(problem)}
        </Notice>
      )}
      {add.error && (
        <Notice tone="red" role="alert">
          {code && t.has(`refused.${code}`) ? t(`refused.${code}`) : refusal.sentence(add.error)}
        </Notice>
      )}
    </FormSection>
  );
}

/** The file's name without its ending, which says nothing to whoever chooses what is heard. */
const titleOf = ({ name }: File): string => (name.replace(/\.\w{2,4}$/, "") || name).slice(0, LONGEST_TITLE);
