"use client";

import { MantineProvider, mergeThemeOverrides } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { cssVariables, theme } from "./theme";

interface ThemeProviderProps {
  /** What the crosses of notices and windows are called, where nobody says it more precisely. */
  closeLabel: string;
  /** Between whole numbers and what is left of them in the page's language. */
  decimalMark: string;
  children: ReactNode;
}

/** Mantine with our tokens. A client file, because the resolver is a function and cannot cross from the server. */
export function ThemeProvider({ closeLabel, decimalMark, children }: ThemeProviderProps) {
  const named = useMemo(() => {
    const closing = { defaultProps: { closeButtonProps: { "aria-label": closeLabel } } };
    // A number that is half typed comes back as a string: without the last of these its point would be read away.
    const numbers = { defaultProps: { decimalSeparator: decimalMark, valueIsNumericString: true } };
    return mergeThemeOverrides(theme, {
      components: { Notification: closing, Modal: closing, Drawer: closing, NumberInput: numbers },
    });
  }, [closeLabel, decimalMark]);
  return (
    <MantineProvider theme={named} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
