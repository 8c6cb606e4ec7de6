"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusal } from "@/components/trpc/use-refusal";
import type { FieldProps } from "@/components/ui/field-props";
import { useFocusProblem } from "@/components/ui/use-focus-problem";
import { problemsByField } from "./problems-by-field";
import { useKeptForm } from "./use-kept-form";

interface DraftOptions<Values> {
  /** Names the draft within this tab. Null: what is typed is not kept, as passwords are not. */
  id: string | null;
  initialValues: Values;
  /** How the last save went. */
  save: { error: unknown; isPending: boolean; isSuccess: boolean; reset: () => void };
  /** Saves. A rejection is read from `save.error`. */
  send: (values: Values) => Promise<unknown>;
  /** What can be told before anything is sent: field → the code of what is wrong. */
  check?: (values: Values) => Record<string, string>;
  /** A field's problem in words of its own; null: the common ones (messages: errors.fields). */
  say?: (field: string, code: string) => string | null;
  readOnly?: boolean;
  /** What is saved leaves the form: it begins anew. */
  empties?: boolean;
}

export type Draft = ReturnType<typeof useDraft>;

/**
 * What is typed into a form until it is saved: kept through errors and reloads, with every problem beside its field,
 * whether found here or by the server. Drawn by FormFrame.
 */
export function useDraft<Values extends Record<string, unknown>>(options: DraftOptions<Values>) {
  const { id, initialValues, save, send, readOnly = false, empties = false } = options;
  const { form, isDirty, settle, discard } = useKeptForm<Values>({ id, initialValues });
  const [tries, setTries] = useState(0);
  const { isSound, problem, sentence } = useProblems(options, form.values, tries > 0);
  const formRef = useFocusProblem(save.error ?? tries);
  return {
    form,
    formRef,
    isDirty,
    readOnly,
    isSaving: save.isPending,
    isSaved: save.isSuccess,
    /** Whether somebody has tried to save: before that, nothing typed so far is called wrong. */
    wasSent: tries > 0,
    problem,
    /** Why it is not saved, in one sentence for the form's end. */
    sentence,
    /** What a field of this name takes. */
    field: (name: keyof Values & string): FieldProps => ({
      ...form.getInputProps(name),
      error: problem(name),
      readOnly,
    }),
    submit: async () => {
      setTries(tries + 1);
      if (!isSound) return;
      const sent = form.getValues();
      try {
        await send(sent);
        if (empties) discard();
        else settle(sent);
        setTries(0);
      } catch {
        // The mutation holds it: `save.error` is what the form shows.
      }
    },
    discard: () => {
      discard();
      save.reset();
      setTries(0);
    },
  };
}

/** What is wrong, by our own look once somebody has tried to save, and by the server's answer to the last try. */
function useProblems<Values extends Record<string, unknown>>(
  { save, check, say }: DraftOptions<Values>,
  values: Values,
  wasSent: boolean,
) {
  const t = useTranslations("errors.form");
  const refusal = useRefusal();
  const own = check?.(values) ?? {};
  const codes = { ...problemsByField(refusal.codes(save.error), values), ...(wasSent && own) };
  const hasProblems = Object.keys(codes).length > 0;
  return {
    isSound: Object.keys(own).length === 0,
    problem: (field: string): string | undefined => {
      const code = codes[field];
      return code === undefined ? undefined : (say?.(field, code) ?? refusal.field(code));
    },
    sentence: hasProblems ? t("problem") : save.error ? refusal.sentence(save.error) : null,
  };
}
