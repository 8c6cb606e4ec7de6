import { createHmac } from "node:crypto";
import { z } from "zod";
import type { IceServer } from "../port";

/** Browsers warn at five, and are slower with each. */
const MOST = 8;
/** coturn keeps who has begun; so long a call may wait to begin with a credential. */
const CREDENTIAL_LIFE_S = 12 * 3_600;

const HOST = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)$/;

/**
 * Addresses as RFC 7064 and RFC 7065 write them, one a line: `stun:stun.example.com:3478`,
 * `turns:turn.example.com:443?transport=tcp`.
 */
export const iceUrlsSchema = z.string().transform((text, context) => {
  const urls = text.split(/[\s,]+/).filter(Boolean);
  const problems = [...new Set(urls.map(problemOf).filter((problem) => problem !== null))];
  if (urls.length > MOST) problems.push("ice-too-many");
  for (const message of problems) context.addIssue({ code: "custom", message });
  return urls;
});

function problemOf(url: string): string | null {
  const { scheme, rest = "" } = /^(?<scheme>[a-z]+):(?<rest>.*)$/i.exec(url)?.groups ?? {};
  if (scheme === undefined || !/^(stun|turn)s?$/.test(scheme)) return "ice-scheme";
  const [address = "", ...query] = rest.split("?");
  const [, host = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(address) ?? [];
  if (!HOST.test(host)) return "ice-host";
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535))
    return "ice-port";
  if (query.length === 0) return null;
  const isTransport = query.length === 1 && /^transport=(udp|tcp)$/.test(query[0] ?? "");
  return isTransport && scheme.startsWith("turn") ? null : "ice-transport";
}

export const isTurn = (url: string): boolean => url.startsWith("turn");

export interface IceSettings {
  iceServers: string[];
  /** Of a TURN server that knows its users. null: it takes credentials that are made of its secret. */
  turnUser: string | null;
  /** The user's password, or that secret. */
  turnSecret: string | null;
}

/** What a browser is given for one call, of an operator. @param now epoch ms */
export function iceServersFor(
  { iceServers, turnUser, turnSecret }: IceSettings,
  { name, now }: { name: string; now: number },
): IceServer[] {
  const stun = iceServers.filter((url) => !isTurn(url));
  const turn = iceServers.filter(isTurn);
  const servers: IceServer[] = stun.length > 0 ? [{ urls: stun }] : [];
  if (turn.length === 0 || turnSecret === null) return servers;
  const login =
    turnUser === null
      ? timedLogin(turnSecret, { name, now })
      : { username: turnUser, credential: turnSecret };
  return [...servers, { urls: turn, ...login }];
}

/**
 * A login for some hours, as "A REST API For Access To TURN Services" (draft-uberti-behave-turn-rest-00, 2.2) makes it and
 * coturn checks it (`use-auth-secret`, `static-auth-secret`): until when, in Unix seconds, and for whom; and its
 * HMAC-SHA1 with the secret, in Base64.
 */
function timedLogin(secret: string, { name, now }: { name: string; now: number }) {
  const username = `${Math.floor(now / 1_000) + CREDENTIAL_LIFE_S}:${name}`;
  return { username, credential: createHmac("sha1", secret).update(username).digest("base64") };
}
