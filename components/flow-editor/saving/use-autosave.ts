"use client";

import { useMutation } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { z } from "zod";
import { useTrpc } from "@/components/trpc/client";
import type { FlowDocument } from "@/core/flow/document";
import { useEditor, useEditorStore } from "../store/editor-context";
import { documentOf, load } from "../store/editor-store";
import { keepHistory } from "./kept-history";

const QUIET_MS = 900;

export type SaveStatus =
  | { kind: "saved"; at: Date | null }
  | { kind: "saving" }
  | { kind: "failed"; error: unknown }
  /** Somebody else saved since this window loaded the draft. */
  | { kind: "conflict"; version: number; by: string | null; at: Date };

export interface Autosave {
  status: SaveStatus;
  /** The version that the server holds, as the last save told. */
  version: () => number;
  /** Saves what is not saved yet. @returns whether the server has it all */
  save: () => Promise<boolean>;
  /** The visible choice at a conflict: write this window's draft over the other, or load the other. */
  keepMine: () => Promise<boolean>;
  takeTheirs: () => Promise<void>;
}

const conflictShape = z.object({
  reason: z.literal("draft-conflict"),
  details: z.object({ version: z.number(), by: z.string().nullable(), at: z.coerce.date() }),
});

/** Keeps the draft on the server a moment after each change, however the change came about. */
export function useAutosave(id: string, loadedVersion: number, reload: () => Promise<Loaded>): Autosave {
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const { status, kept, write, takeTheirs } = useDraft(id, loadedVersion, reload);
  const save = useCallback(() => write(), [write]);
  // Heard from the store and not by drawing: a change need not draw the whole editor to be saved. A save that failed is
  // tried again, since its status begins the wait anew.
  useEffect(() => {
    if (readOnly || status.kind === "conflict") return;
    let timer = 0;
    const wait = (document: FlowDocument) => {
      window.clearTimeout(timer);
      if (document !== kept.current.document) timer = window.setTimeout(() => void save(), QUIET_MS);
    };
    wait(documentOf(store.getState()));
    const leave = store.subscribe((now, before) => {
      if (documentOf(now) !== documentOf(before)) wait(documentOf(now));
    });
    return () => {
      leave();
      window.clearTimeout(timer);
    };
  }, [store, readOnly, status.kind, save, kept]);
  useWarnBeforeLeaving(() => !readOnly && documentOf(store.getState()) !== kept.current.document);
  useKeepHistory(id);
  // Leaving for another page of the app saves what the pause had still to come for.
  useEffect(() => () => void (readOnly || save()), [readOnly, save]);
  return useMemo(
    () => ({
      status,
      version: () => kept.current.version,
      save,
      keepMine: () => (status.kind === "conflict" ? write(status.version) : Promise.resolve(true)),
      takeTheirs,
    }),
    [status, kept, save, write, takeTheirs],
  );
}

interface Loaded {
  draft: ReturnType<typeof documentOf>;
  draftVersion: number;
}

function useDraft(id: string, loadedVersion: number, reload: () => Promise<Loaded>) {
  const store = useEditorStore();
  const trpc = useTrpc();
  const { mutateAsync } = useMutation(trpc.flows.saveDraft.mutationOptions());
  const kept = useRef({ version: loadedVersion, document: documentOf(store.getState()) });
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  const [status, setStatus] = useState<SaveStatus>({ kind: "saved", at: null });
  const write = useCallback(
    (over?: number): Promise<boolean> => {
      const once = async (): Promise<boolean> => {
        const document = documentOf(store.getState());
        if (document === kept.current.document) return true;
        setStatus({ kind: "saving" });
        try {
          const { version } = await mutateAsync({ id, version: over ?? kept.current.version, document });
          kept.current = { version, document };
          keepHistory(id, store.getState().history);
          setStatus({ kind: "saved", at: new Date() });
          return true;
        } catch (error) {
          setStatus(conflictOf(error) ?? { kind: "failed", error });
          return false;
        }
      };
      // One at a time: a second save has to name the version that the first was given.
      running.current = running.current.then(once);
      return running.current;
    },
    [id, mutateAsync, store],
  );
  const takeTheirs = useCallback(async () => {
    const { draft, draftVersion } = await reload();
    kept.current = { version: draftVersion, document: draft };
    load(store, draft);
    setStatus({ kind: "saved", at: null });
  }, [reload, store]);
  return { status, kept, write, takeTheirs };
}

function conflictOf(error: unknown): SaveStatus | null {
  if (!(error instanceof TRPCClientError)) return null;
  const read = conflictShape.safeParse(error.data);
  return read.success ? { kind: "conflict", ...read.data.details } : null;
}

/** Also of a change that is not saved yet: it may be on its way to the server when the window is loaded anew. */
function useKeepHistory(id: string): void {
  const store = useEditorStore();
  useEffect(() => {
    const keep = () => keepHistory(id, store.getState().history);
    window.addEventListener("pagehide", keep);
    return () => window.removeEventListener("pagehide", keep);
  }, [id, store]);
}

function useWarnBeforeLeaving(isUnsaved: () => boolean): void {
  const current = useRef(isUnsaved);
  current.current = isUnsaved;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (current.current()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
}
