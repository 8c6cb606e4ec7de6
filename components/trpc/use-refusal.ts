"use client";

import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { z } from "zod";

const dataShape = z.object({
  code: z.string(),
  reason: z.string().optional(),
  fields: z.record(z.string(), z.string()).optional(),
});

/**
 * Says what the server refused in the reader's language: by its reason, else by its code (messages: errors). The
 * server's own sentences are English and for logs.
 */
export function useRefusal() {
  const t = useTranslations("errors");
  return useMemo(() => {
    const say = (group: "reasons" | "codes" | "fields", name: string, seconds = 0): string | null => {
      const key = `${group}.${name}`;
      return t.has(key) ? t(key, { minutes: Math.max(1, Math.ceil(seconds / 60)) }) : null;
    };
    const field = (name: string): string => say("fields", name) ?? t("fields.invalid");
    return {
      /** One field's problem, by its name. */
      field,
      /** Why the whole was refused. */
      sentence(error: unknown): string {
        const data = read(error);
        if (!data) return t("codes.offline");
        const seconds = Number(data.fields?.retryAfterSeconds ?? 0);
        return (
          (data.reason && say("reasons", data.reason, seconds)) ??
          say("codes", data.code) ??
          t("codes.INTERNAL_SERVER_ERROR")
        );
      },
      /** As the server named it: the path within what was sent → the problem's code. */
      codes: (error: unknown): Record<string, string> => read(error)?.fields ?? {},
      /** The form's field → what is wrong with it. `origins.2` is said of `origins`. */
      fields(error: unknown): Record<string, string> {
        const entries = Object.entries(read(error)?.fields ?? {});
        return Object.fromEntries(entries.map(([path, name]) => [path.split(".")[0] ?? path, field(name)]));
      },
    };
  }, [t]);
}

/** Null: the request never reached the server. */
function read(error: unknown) {
  const parsed = error instanceof TRPCClientError ? dataShape.safeParse(error.data) : null;
  return parsed?.success ? parsed.data : null;
}
