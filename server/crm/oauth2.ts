import { z } from "zod";
import { NoAnswer, sendHttp } from "../platform/http";
import type { OAuthTokens } from "./crm-credentials";
import { HandoverError, type Network, type OAuth2 } from "./port";

/** This installation's app at the vendor. */
export interface OAuthApp {
  clientId: string;
  clientSecret: string;
}

interface Grant {
  oauth2: OAuth2;
  app: OAuthApp;
  network: Network;
  /** Epoch ms. */
  now: number;
}

/** A vendor's address, or the same at its stand-in. */
export function vendorUrl(url: string, { apiBase }: Pick<Network, "apiBase">): string {
  if (apiBase === undefined) return url;
  const { pathname, search } = new URL(url);
  return apiBase + pathname + search;
}

/** Where people are sent to allow us in; `state` comes back with their answer. */
export function authorizeUrl(
  { oauth2, app, network }: Omit<Grant, "now">,
  { redirectUri, state }: { redirectUri: string; state: string },
): string {
  const url = new URL(vendorUrl(oauth2.authorizeUrl, network));
  url.searchParams.set("client_id", app.clientId);
  url.searchParams.set("redirect_uri", redirectUri);
  url.searchParams.set("response_type", "code");
  url.searchParams.set("scope", oauth2.scopes.join(" "));
  url.searchParams.set("state", state);
  return url.href;
}

/** Tokens for the code that people brought back. @throws HandoverError */
export const exchangeCode = (
  grant: Grant,
  given: { code: string; redirectUri: string },
): Promise<OAuthTokens> =>
  askForTokens(grant, {
    grant_type: "authorization_code",
    code: given.code,
    redirect_uri: given.redirectUri,
  });

/**
 * New tokens for old ones; a vendor that keeps the refresh token says so by sending none. @throws HandoverError,
 * with `wantsReconnect` where the vendor has taken the permission back
 */
export const refreshTokens = (grant: Grant, { refreshToken }: OAuthTokens): Promise<OAuthTokens> =>
  askForTokens(grant, { grant_type: "refresh_token", refresh_token: refreshToken }, refreshToken);

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  /** Seconds. */
  expires_in: z.number().positive(),
});

async function askForTokens(
  { oauth2, app, network, now }: Grant,
  params: Record<string, string>,
  keptRefreshToken?: string,
): Promise<OAuthTokens> {
  const body = new URLSearchParams({ ...params, client_id: app.clientId, client_secret: app.clientSecret });
  const { status, body: answer } = await post(vendorUrl(oauth2.tokenUrl, network), body.toString(), network);
  // Tokens stand in this answer: nothing of it goes into an error.
  const code = String(status);
  if (status === 400 || status === 401 || status === 403)
    throw new HandoverError(
      "unauthorized",
      "The permission to write there is no longer valid. Connect again.",
      {
        code,
        wantsReconnect: true,
      },
    );
  if (status === 429)
    throw new HandoverError("rate-limited", "Too many tokens were asked for (429).", { code });
  if (status >= 500) throw new HandoverError("unavailable", `No token was to be had (${status}).`, { code });
  const read = tokenAnswer.safeParse(parseJson(answer));
  const refreshToken = read.data?.refresh_token ?? keptRefreshToken;
  if (status !== 200 || !read.success || refreshToken === undefined)
    throw new HandoverError(
      "protocol",
      `The answer to our request for a token could not be read (${status}).`,
      { code },
    );
  const { access_token: accessToken, expires_in: seconds } = read.data;
  return { kind: "oauth2", accessToken, refreshToken, expiresAt: now + seconds * 1000 };
}

async function post(url: string, body: string, network: Network) {
  try {
    return await sendHttp({
      method: "POST",
      url,
      body,
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      timeoutMs: network.timeoutMs,
      answerLimit: 64_000,
      allowPrivateAddresses: network.apiBase !== undefined,
    });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new HandoverError("unavailable", "No token was to be had: there was no answer.", {
      code: error.code ?? error.reason,
      cause: error,
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
