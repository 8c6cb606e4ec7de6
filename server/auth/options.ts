import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { AppError } from "../platform/app-error";
import { clientNetwork } from "../platform/client-address";
import { deriveKey } from "../platform/crypto";
import { env } from "../platform/env";
import { logger } from "../platform/logger";
import { signInAsDemo, signInWithPassword } from "./commands";

/**
 * NextAuth's settings. Sessions are signed tokens that carry only the user's id and epoch: roles and access are read
 * from the database at every request, so that a removed member is out at once.
 */
export function authOptions(): NextAuthOptions {
  // NextAuth knows the installation's address only from its own variable; without it, it takes localhost:3000.
  process.env.NEXTAUTH_URL ??= env().publicUrl;
  return {
    secret: deriveKey(env().secret, "next-auth").toString("base64url"),
    session: { strategy: "jwt", maxAge: 30 * 24 * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "password",
        name: "Password",
        credentials: { email: {}, password: {} },
        authorize: (given, request) =>
          signInWithPassword({
            email: given?.email ?? "",
            password: given?.password ?? "",
            ip: clientNetwork(new Headers(request.headers)),
          }).catch(asSignInError),
      }),
      ...(env().demo
        ? [
            CredentialsProvider({
              id: "demo",
              name: "Demo",
              credentials: { role: {} },
              authorize: (given) => signInAsDemo(given?.role ?? ""),
            }),
          ]
        : []),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user) {
          token.sub = user.id;
          token.epoch = (user as { epoch?: number }).epoch ?? 0;
        }
        return token;
      },
      session({ session, token }) {
        return { ...session, userId: token.sub, epoch: token.epoch };
      },
    },
  };
}

/** NextAuth hands the message of what is thrown here to the page: "too-many-tries:540", in seconds. */
function asSignInError(error: unknown): never {
  if (error instanceof AppError && error.code === "rate-limited")
    throw new Error(`too-many-tries:${error.fields?.retryAfterSeconds ?? ""}`, { cause: error });
  logger().error({ err: error }, "sign-in failed");
  throw new Error("unavailable", { cause: error });
}
