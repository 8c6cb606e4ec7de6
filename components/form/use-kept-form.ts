"use client";

import { useForm } from "@mantine/form";
import { useEffect, useRef } from "react";

interface KeptForm<Values> {
  /** Names the form within this tab. Null: nothing is kept, as of passwords. */
  id: string | null;
  initialValues: Values;
}

/**
 * A form that keeps what was typed through errors and reloads: in this tab, until it is saved (`settle`) or emptied
 * (`discard`).
 */
export function useKeptForm<Values extends Record<string, unknown>>({ id, initialValues }: KeptForm<Values>) {
  const form = useForm<Values>({ initialValues });
  const { setValues, values } = form;
  const key = id && `form:${id}`;
  const isRead = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: brought back once, when the form appears
  useEffect(() => {
    if (key) setValues(keptFor(key, initialValues));
    isRead.current = true;
  }, [key]);

  const isDirty = form.isDirty();
  useEffect(() => {
    if (!key || !isRead.current) return;
    if (isDirty) sessionStorage.setItem(key, JSON.stringify(values));
    else sessionStorage.removeItem(key);
  }, [key, isDirty, values]);

  return {
    form,
    isDirty,
    /** These values are saved. What was typed since is not, and stays. */
    settle: (saved: Values) => {
      form.resetDirty(saved);
      if (key && !form.isDirty()) sessionStorage.removeItem(key);
    },
    discard: () => {
      form.reset();
      if (key) sessionStorage.removeItem(key);
    },
  };
}

/** Only fields that the form still has, and of the type they have: a kept form may be of an older version. */
function keptFor<Values extends Record<string, unknown>>(key: string, initial: Values): Partial<Values> {
  const text = sessionStorage.getItem(key);
  if (text === null) return {};
  try {
    const kept: Record<string, unknown> = JSON.parse(text);
    const entries = Object.entries(initial).filter(([name, value]) => sameType(kept[name], value));
    return Object.fromEntries(entries.map(([name]) => [name, kept[name]])) as Partial<Values>;
  } catch {
    // Cut short or not ours: the same as nothing kept.
    return {};
  }
}

const sameType = (kept: unknown, value: unknown): boolean =>
  kept !== undefined &&
  (value === null || (typeof kept === typeof value && Array.isArray(kept) === Array.isArray(value)));
