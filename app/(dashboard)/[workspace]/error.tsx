"use client";

import { ErrorState } from "@/components/ui/error-state";

/** A page that broke: the rail stays, and the page can be tried again. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return <ErrorState error={error} onRetry={reset} />;
}
