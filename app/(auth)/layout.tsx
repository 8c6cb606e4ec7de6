import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AuthFrame } from "@/components/auth/auth-frame";
import { TypedEmailProvider } from "@/components/auth/typed-email";
import { TrpcProvider } from "@/components/trpc/client";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("auth");
  return (
    <TrpcProvider workspace={null}>
      <AuthFrame brand={t("brand")}>
        <TypedEmailProvider>{children}</TypedEmailProvider>
      </AuthFrame>
    </TrpcProvider>
  );
}
