import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

export type SenderView = inferRouterOutputs<AppRouter>["textMessages"]["sender"];

/** The choice that is no account at a telephony provider. */
export const GATEWAY = "http-gateway";

/** What the form holds. */
export interface SenderValues extends Record<string, unknown> {
  /** An account's id, or GATEWAY; empty: nothing is chosen yet. */
  accountId: string;
  from: string;
  url: string;
  method: "GET" | "POST";
  format: "json" | "form";
  headers: string;
  body: string;
  idPath: string;
  secret: string;
}

/** A gateway as many of them are: what is different is seen in their documentation. */
const USUAL = {
  url: "",
  method: "POST",
  format: "json",
  headers: "Authorization: Bearer {secret}",
  body: '{"to": "{to}", "from": "{from}", "text": "{text}"}',
  idPath: "",
} as const;

export function initialValues({ sender, accounts }: SenderView): SenderValues {
  const suggested = accounts[0]?.id ?? GATEWAY;
  return {
    ...USUAL,
    ...(sender?.gateway ?? {}),
    accountId: sender ? (sender.accountId ?? GATEWAY) : suggested,
    from: sender?.from ?? "",
    secret: "",
  };
}

/** What is sent: of an account nothing but its sender. */
export const inputOf = ({ accountId, from, ...gateway }: SenderValues) =>
  accountId === GATEWAY ? { accountId: null, from, ...gateway } : { accountId, from };
