import { openWorkspace } from "../../auth/queries";
import { authorizeUrl, exchangeCode } from "../../crm/oauth2";
import { HandoverError } from "../../crm/port";
import { AppError } from "../../platform/app-error";
import type { Clock } from "../../platform/clock";
import { env } from "../../platform/env";
import { can } from "../../workspaces/policy";
import { environmentNetwork } from "../connector-parts";
import { connectCrm } from "./connect-crm";
import { readState, writeState } from "./oauth-state";
import { loadCrm } from "./open-directory";

interface Begin {
  connector: string;
  connectionId?: string | undefined;
  /** The workspace's slug, and who asks. */
  workspace: string;
  userId: string;
}

/** Where to send somebody who wants to allow us in. @throws AppError not-found where this installation has no app there */
export async function beginOAuth(begin: Begin, clock: Clock): Promise<{ url: string }> {
  const grant = await grantOf(begin.connector);
  const state = writeState(begin, clock.now());
  return { url: authorizeUrl(grant, { redirectUri: redirectUri(begin.connector), state }) };
}

/** What the vendor's page sends people back with. */
export interface OAuthReturn {
  connector: string;
  code: string | null;
  state: string | null;
  error: string | null;
}

/** Why somebody comes back unconnected, as texts know it (messages: crm.problems). */
export type OAuthProblem =
  | "denied"
  | "expired"
  | "other-account"
  | "unauthorized"
  | "unavailable"
  | "protocol"
  | "rejected"
  | "rate-limited";

/**
 * Ends what `beginOAuth` began. @returns the path of the page to go on with: the connection's, or the one that says in
 * words what was in the way
 */
export async function finishOAuth(back: OAuthReturn, userId: string | null, clock: Clock): Promise<string> {
  const state = back.state === null ? null : readState(back.state, clock.now());
  if (!state || state.connector !== back.connector) return "/";
  const retry = (problem: OAuthProblem) =>
    `/${state.workspace}/connections/new/${state.connector}?problem=${problem}${
      state.connectionId ? `&again=${state.connectionId}` : ""
    }`;
  if (back.code === null) return retry(back.error === "access_denied" ? "denied" : "rejected");
  const workspace = userId === state.userId ? await openWorkspace(state.workspace, userId) : null;
  if (!workspace || !can(workspace.role, "connections:edit")) return retry("expired");
  try {
    const credentials = await exchangeCode(
      { ...(await grantOf(state.connector)), now: clock.now() },
      { code: back.code, redirectUri: redirectUri(state.connector) },
    );
    const { id } = await connectCrm(workspace.id, { ...state, credentials }, clock);
    return `/${state.workspace}/connections/${id}?tab=fields&connected=true`;
  } catch (error) {
    return retry(problemOf(error));
  }
}

function problemOf(error: unknown): OAuthProblem {
  if (error instanceof HandoverError) return error.kind;
  if (!(error instanceof AppError)) throw error;
  if (error.reason === "crm-other-account") return "other-account";
  if (error.cause instanceof HandoverError) return error.cause.kind;
  throw error;
}

async function grantOf(connector: string) {
  const { manifest } = await loadCrm(connector);
  const app = env().oauthApps[connector];
  const oauth2 = manifest.auth === "signing-secret" ? undefined : manifest.auth.oauth2;
  if (!oauth2 || !app) throw new AppError("not-found", "This installation has no app at that vendor.");
  return { oauth2, app, network: environmentNetwork(manifest) };
}

const redirectUri = (connector: string): string => `${env().publicUrl}/api/integrations/${connector}/oauth`;
