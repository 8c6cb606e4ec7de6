"use client";

import { Box, type BoxProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface LoadingProps extends BoxProps {
  /** Skeletons in the shape of what is on its way. */
  children: ReactNode;
}

/** Stands where something will be as soon as it has come, and says so to those who do not see grey boxes. */
export function Loading({ children, ...box }: LoadingProps) {
  const t = useTranslations("common");
  return (
    <Box role="group" aria-busy aria-label={t("loading")} {...box}>
      {children}
    </Box>
  );
}
