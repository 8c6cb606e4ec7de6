"use client";

import { useEffect, useRef } from "react";

/**
 * For a form's `ref`: after every refusal the first field that is marked gets the focus.
 *
 * @param refusal another value means another refusal; nothing, zero or null: none
 */
export function useFocusProblem(refusal: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);
  return form;
}
