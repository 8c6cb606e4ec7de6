"use client";

import { createContext, type ReactNode, useContext } from "react";

export interface WorkspaceValue {
  slug: string;
  name: string;
  /** IANA */
  timeZone: string;
  isDemo: boolean;
  /** What the reader's role allows: "leads:handle" and the like. The server asks again at every call. */
  abilities: readonly string[];
  /** The operator the reader is, if any. */
  operatorId: string | null;
  user: { name: string; email: string };
  /** All workspaces of the reader, this one included. */
  workspaces: { slug: string; name: string }[];
}

const WorkspaceContext = createContext<WorkspaceValue | null>(null);

export function WorkspaceProvider({ value, children }: { value: WorkspaceValue; children: ReactNode }) {
  return <WorkspaceContext value={value}>{children}</WorkspaceContext>;
}

/** The workspace that is open, and who is looking. */
export function useWorkspace(): WorkspaceValue {
  const value = useContext(WorkspaceContext);
  if (!value) throw new Error("useWorkspace is used outside app/(dashboard)/[workspace]/layout.tsx.");
  return value;
}

/** Whether the reader's role allows it; for showing or leaving out a control, never for safety. */
export function useCan(ability: `${string}:${string}`): boolean {
  return useWorkspace().abilities.includes(ability);
}
