import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { errorKind } from "./error-kind";

/** Says that something could not be done, and what kind of trouble it was. */
export function useFailureNotice(): (error: unknown) => void {
  const t = useTranslations("common.failed");
  return (error) => void notifications.show({ color: "red", message: t(errorKind(error)) });
}
