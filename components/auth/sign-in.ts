import { getCsrfToken } from "next-auth/react";
import { z } from "zod";

export type SignInResult =
  | { ok: true }
  | { ok: false; why: "wrong" | "too-many-tries" | "unavailable" | "offline"; retryAfterSeconds: number };

const refused = (why: "wrong" | "too-many-tries" | "unavailable" | "offline", retryAfterSeconds = 0) => ({
  ok: false as const,
  why,
  retryAfterSeconds,
});

const answerShape = z.object({ url: z.string() });

/**
 * Signs in and sets the session cookie. Not next-auth's own signIn: where the server does not answer, that leaves the
 * page and loses what was typed.
 */
export async function signInWith(
  provider: "password" | "demo",
  credentials: Record<string, string>,
): Promise<SignInResult> {
  const csrfToken = await getCsrfToken();
  if (!csrfToken) return refused("offline");
  const body = new URLSearchParams({
    ...credentials,
    csrfToken,
    callbackUrl: window.location.origin,
    json: "true",
  });
  try {
    const response = await fetch(`/api/auth/callback/${provider}`, { method: "POST", body });
    const answer = answerShape.safeParse(await response.json());
    if (!answer.success) return refused("unavailable");
    return readOutcome(new URL(answer.data.url, window.location.origin).searchParams.get("error"));
  } catch {
    // fetch rejects only where no answer came.
    return refused("offline");
  }
}

/** NextAuth puts what went wrong into the address it would send us to. */
function readOutcome(error: string | null): SignInResult {
  if (!error) return { ok: true };
  if (error === "CredentialsSignin") return refused("wrong");
  const [why, seconds] = error.split(":");
  return why === "too-many-tries" ? refused("too-many-tries", Number(seconds)) : refused("unavailable");
}
