"use client";

import { useTranslations } from "next-intl";
import type { SignInResult } from "./sign-in";

/** Why one is not signed in, in words. */
export function useSignInProblem() {
  const t = useTranslations("auth.problems");
  return ({ why, retryAfterSeconds }: Extract<SignInResult, { ok: false }>): string =>
    t(why, { minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) });
}
