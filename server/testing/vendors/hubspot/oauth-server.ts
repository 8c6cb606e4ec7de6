import { z } from "zod";
import { problem, type Reply } from "./account";

const tokenRequest = z.discriminatedUnion("grant_type", [
  z.object({ grant_type: z.literal("authorization_code"), code: z.string(), redirect_uri: z.url() }),
  z.object({ grant_type: z.literal("refresh_token"), refresh_token: z.string() }),
]);

export const PRIVATE_APP_TOKEN = "pat-na1-a-private-app";

/** HubSpot's door: everybody who comes is allowed in; tokens end when a test says so; refresh tokens rotate. */
export function oauthServer() {
  let number = 0;
  let access = "";
  let refresh = "";
  let isRevoked = false;
  const codes = new Set<string>();

  function issue(): Reply {
    number += 1;
    access = `access-${number}`;
    refresh = `refresh-${number}`;
    return {
      status: 200,
      body: { access_token: access, refresh_token: refresh, token_type: "bearer", expires_in: 1800 },
    };
  }

  return {
    authorize(query: Record<string, string | string[]>): Reply & { headers: Record<string, string> } {
      const back = new URL(String(query.redirect_uri));
      const code = `code-${codes.size + 1}`;
      codes.add(code);
      back.searchParams.set("code", code);
      back.searchParams.set("state", String(query.state ?? ""));
      return { status: 302, body: undefined, headers: { location: back.href } };
    },
    token(body: unknown): Reply {
      const asked = tokenRequest.parse(body);
      const isGood =
        asked.grant_type === "refresh_token"
          ? asked.refresh_token === refresh && !isRevoked
          : codes.delete(asked.code);
      return isGood ? issue() : problem(400, "BAD_REFRESH_TOKEN", "missing or invalid refresh token");
    },
    isValid: (header: string): boolean =>
      header === `Bearer ${PRIVATE_APP_TOKEN}` || (access !== "" && header === `Bearer ${access}`),
    /** Tokens as if somebody had connected just now. */
    grant: (): { accessToken: string; refreshToken: string } => {
      issue();
      return { accessToken: access, refreshToken: refresh };
    },
    /** The access token is over; the refresh token is good. */
    expire: () => {
      access = "";
    },
    /** Somebody removed the app in HubSpot. */
    revoke: () => {
      access = "";
      isRevoked = true;
    },
    /** How often tokens were issued. */
    issued: () => number,
  };
}
