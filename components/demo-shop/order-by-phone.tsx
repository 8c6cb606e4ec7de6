"use client";

import type { ReactNode } from "react";

/** A button of the shop that opens the callback panel through the widget's public API, loaded or not. */
export function OrderByPhone({
  className,
  children,
}: {
  className: string | undefined;
  children: ReactNode;
}) {
  return (
    <button type="button" className={className} onClick={openCallback}>
      {children}
    </button>
  );
}

function openCallback(): void {
  const known: unknown = Reflect.get(window, "perezvon");
  if (hasOpen(known)) known.open();
  // The script is still on its way: it reads this list when it comes.
  else Reflect.set(window, "perezvon", [["open"]]);
}

function hasOpen(value: unknown): value is { open(): void } {
  return typeof value === "object" && value !== null && "open" in value && typeof value.open === "function";
}
