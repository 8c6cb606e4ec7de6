import { IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** Why nothing here can be changed, for those whose role only reads. */
export function ReadOnlyNote() {
  const t = useTranslations("settings");
  return (
    <Notice tone="grey" icon={IconLock}>
      {t("readOnly")}
    </Notice>
  );
}
