import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Clock } from "@/server/platform/clock";
import type { BrowserAccess, BrowserPhones } from "../port";
import { type AriClient, readAnswer, refusal } from "./ari-client";
import { type IceSettings, iceServersFor } from "./ice-servers";
import { endpointSchema } from "./schema";

const PREFIX = "op-";
/** Of a browser's silence, seconds: it sends sound all the time, also when muted, so whoever is silent has gone. */
const SILENCE_SECONDS = 20;

/** The name of an operator's endpoint, of its address of record and of its user. */
export const browserPhoneOf = (operatorId: string): string => PREFIX + operatorId;

/**
 * Endpoints for operators' browsers, written over ARI: nobody edits pjsip.conf. They live in Asterisk's memory and are
 * gone when it restarts; a browser that is refused then asks for access anew. Needs the mapping in sorcery.conf that
 * docs/telephony-asterisk.md names.
 */
export function createBrowserPhones(
  ari: AriClient,
  webSocketUrl: string,
  { clock, ...ice }: IceSettings & { clock: Clock },
): BrowserPhones {
  const configOf = (kind: string, operatorId: string): string =>
    `/asterisk/config/dynamic/res_pjsip/${kind}/${encodeURIComponent(browserPhoneOf(operatorId))}`;

  async function write(kind: Kind, operatorId: string, values: Record<string, string>): Promise<void> {
    const fields = Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
    const answer = await ari("PUT", configOf(kind, operatorId), { body: { fields } });
    if (answer.status >= 300)
      throw refusal(answer, "Asterisk takes no phones for browsers: are the lines in its sorcery.conf?");
  }

  return {
    async open(operatorId): Promise<BrowserAccess> {
      const name = browserPhoneOf(operatorId);
      const password = randomBytes(24).toString("base64url");
      await write("auth", operatorId, { auth_type: "userpass", username: name, password });
      // Whoever registers replaces whoever was registered.
      await write("aor", operatorId, { max_contacts: "1", remove_existing: "yes" });
      await write("endpoint", operatorId, { ...ENDPOINT, aors: name, auth: name });
      const { hostname } = new URL(webSocketUrl);
      return { webSocketUrl, uri: `sip:${name}@${hostname}`, password };
    },
    iceServers: (operatorId) => iceServersFor(ice, { name: browserPhoneOf(operatorId), now: clock.now() }),
    async close(operatorId): Promise<void> {
      for (const kind of KINDS) {
        const answer = await ari("DELETE", configOf(kind, operatorId));
        if (answer.status >= 300 && answer.status !== 404)
          throw refusal(answer, "Asterisk does not take a browser's phone away");
      }
    },
    async listRegistered(): Promise<Set<string>> {
      const answer = await ari("GET", "/endpoints/PJSIP");
      if (answer.status !== 200) throw refusal(answer, "Asterisk does not list its endpoints");
      const endpoints = readAnswer(z.array(endpointSchema), answer, "list of endpoints");
      return new Set(
        endpoints.flatMap(({ resource, state }) =>
          state === "online" && resource.startsWith(PREFIX) ? [resource.slice(PREFIX.length)] : [],
        ),
      );
    },
  };
}

/** In the order in which they go: an endpoint names the other two. */
const KINDS = ["endpoint", "aor", "auth"] as const;
type Kind = (typeof KINDS)[number];

const ENDPOINT = {
  webrtc: "yes",
  disallow: "all",
  allow: "opus,alaw,ulaw",
  // There is no such context: a browser is called, and calls nobody.
  context: "perezvon-nobody",
  direct_media: "no",
  dtmf_mode: "rfc4733",
  send_connected_line: "no",
  rtp_timeout: String(SILENCE_SECONDS),
};
