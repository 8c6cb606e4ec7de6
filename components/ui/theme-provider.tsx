"use client";

import { MantineProvider, mergeThemeOverrides } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { cssVariables, theme } from "./theme";

interface ThemeProviderProps {
  /** What the crosses of notices and windows are called, where nobody says it more precisely. */
  closeLabel: string;
  children: ReactNode;
}

/** Mantine with our tokens. A client file, because the resolver is a function and cannot cross from the server. */
export function ThemeProvider({ closeLabel, children }: ThemeProviderProps) {
  const named = useMemo(() => {
    const closing = { defaultProps: { closeButtonProps: { "aria-label": closeLabel } } };
    return mergeThemeOverrides(theme, {
      components: { Notification: closing, Modal: closing, Drawer: closing },
    });
  }, [closeLabel]);
  return (
    <MantineProvider theme={named} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
