"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const TypedEmail = createContext<[email: string, keep: (email: string) => void]>(["", () => undefined]);

/** Keeps the e-mail on the way between signing in and asking for a new password: nobody types it twice. */
export function TypedEmailProvider({ children }: { children: ReactNode }) {
  return <TypedEmail value={useState("")}>{children}</TypedEmail>;
}

export const useTypedEmail = () => useContext(TypedEmail);
