"use client";

import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useEffect } from "react";
import { useTrpc } from "@/components/trpc/client";
import { useRefusal } from "@/components/trpc/use-refusal";
import { isLanguage } from "@/i18n/languages";
import { signInWith } from "./sign-in";

const EMPTY = {
  name: "",
  email: "",
  password: "",
  workspace: "",
  siteUrl: "",
  timeZone: "UTC",
  defaultCountry: "US",
};
export type SetUpValues = typeof EMPTY;

/** The first owner's form: begins with the browser's own country and zone, ends in the new workspace. */
export function useSetUp(countries: readonly string[], timeZones: readonly string[]) {
  const locale = useLocale();
  const refusal = useRefusal();
  const trpc = useTrpc();
  const setUp = useMutation(trpc.workspace.setUp.mutationOptions());
  const form = useForm<SetUpValues>({ initialValues: EMPTY });

  // biome-ignore lint/correctness/useExhaustiveDependencies: guessed once; later the reader's own choice stands
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const defaultCountry = guessCountry();
    form.setValues({
      ...(timeZones.includes(timeZone) && { timeZone }),
      ...(countries.includes(defaultCountry) && { defaultCountry }),
    });
  }, []);

  const submit = form.onSubmit(async (values) => {
    const language = isLanguage(locale) ? locale : "en";
    try {
      const { slug } = await setUp.mutateAsync({ ...values, language });
      const { ok } = await signInWith("password", { email: values.email, password: values.password });
      window.location.assign(ok ? `/${slug}` : "/sign-in");
    } catch (error) {
      form.setErrors(refusal.fields(error));
    }
  });
  return {
    form,
    submit,
    error: setUp.error,
    problem: setUp.error && refusal.sentence(setUp.error),
    // Also while the browser is on its way into the workspace.
    isBusy: setUp.isPending || setUp.isSuccess,
  };
}

/** "ru" → "RU", "en-GB" → "GB": the country where most readers of the browser's language are. */
const guessCountry = (): string => new Intl.Locale(navigator.language).maximize().region ?? "";
