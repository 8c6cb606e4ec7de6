import "@fontsource-variable/inter";
import "./styles.css";
import "./touch.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { decimalMark } from "@/components/ui/decimal-mark";
import { ThemeProvider } from "@/components/ui/theme-provider";

export const metadata: Metadata = { title: { default: "Perezvon", template: "%s · Perezvon" } };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <html lang={await getLocale()} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <ThemeProvider closeLabel={t("close")} decimalMark={decimalMark(await getLocale())}>
          <NextIntlClientProvider>
            <NuqsAdapter>{children}</NuqsAdapter>
          </NextIntlClientProvider>
          <Notifications position="bottom-right" />
        </ThemeProvider>
      </body>
    </html>
  );
}
