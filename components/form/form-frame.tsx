"use client";

import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { FormFooter } from "./form-footer";
import type { Draft } from "./use-draft";

interface FormFrameProps {
  draft: Pick<
    Draft,
    "formRef" | "submit" | "discard" | "readOnly" | "sentence" | "isDirty" | "isSaving" | "isSaved"
  >;
  saveLabel?: string;
  /** Saving leads to another page: the button is busy until it has come. */
  leaves?: boolean;
  /** The end shows only once something was changed. */
  quiet?: boolean;
  children: ReactNode;
}

/** Every form that saves. Checks are ours, in the reader's language, so the browser's are off. */
export function FormFrame({ draft, saveLabel, leaves = false, quiet = false, children }: FormFrameProps) {
  const { isDirty, isSaving, isSaved } = draft;
  return (
    <form
      ref={draft.formRef}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void draft.submit();
      }}
    >
      <Stack gap="md">
        {children}
        {!draft.readOnly && (isDirty || !quiet) && (
          <FormFooter
            problem={draft.sentence}
            isSaving={isSaving || (leaves && isSaved)}
            isSaved={isSaved && !leaves}
            isDirty={isDirty}
            saveLabel={saveLabel}
            onDiscard={draft.discard}
          />
        )}
      </Stack>
    </form>
  );
}
