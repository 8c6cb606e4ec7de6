import { ProviderError } from "@/server/platform/provider-error";
import type { PlaceLeg } from "../port";
import { letHearRinging } from "./announcements";
import { type AriClient, refusal } from "./ari-client";
import { createBoundedMap } from "./bounded-map";
import { browserPhoneOf } from "./browser-phones";
import type { LegBook } from "./leg-book";
import { APPLICATION_VARIABLE, TO_BE_HEARD } from "./machine-detection";
import type { AsteriskSettings } from "./schema";
import { asAppArgs } from "./switchboard";

/** Placed by this process: a leg that is over must not ring anew when its order is repeated. */
const LEGS_REMEMBERED = 10_000;

/**
 * @see TelephonyProvider.placeLeg. Our leg id is the channel's: Asterisk takes each only once. When the channel is over
 * Asterisk has forgotten it, and a process that has died told nobody: therefore the leg is written down before.
 */
export function createPlacing(ari: AriClient, settings: AsteriskSettings, book: LegBook) {
  const placed = createBoundedMap<true>(LEGS_REMEMBERED);

  async function originate(order: PlaceLeg): Promise<void> {
    const endpoint = endpointOf(order, settings.endpoint);
    const isListenedTo = settings.machineDetection && order.seat === "customer";
    const answer = await ari("POST", "/channels", {
      query: {
        endpoint,
        app: settings.application,
        channelId: order.legId,
        callerId: callerIdOf(order, settings.callerId),
        timeout: String(Math.ceil(order.ringMs / 1_000)),
        appArgs: asAppArgs(order.digits) ?? (isListenedTo ? TO_BE_HEARD : undefined),
      },
      ...(isListenedTo ? { body: { variables: { [APPLICATION_VARIABLE]: settings.application } } } : {}),
    });
    // 409 is said of an id that is taken, and of endpoints that cannot be dialled too: only a look tells.
    if (answer.status >= 300 && !(answer.status === 409 && (await isThere(ari, order.legId))))
      throw refusal(
        answer,
        `Asterisk cannot dial ${technologyOf(endpoint)}: nobody is registered there, or it does not exist`,
      );
  }

  return async (order: PlaceLeg): Promise<void> => {
    const { legId, ringbackTo } = order;
    if (placed.has(legId)) return;
    // Where the process that began it rang nobody any more, reconciliation misses the leg, and the call goes on.
    if (!(await book.isBegun(legId))) {
      await book.begin(legId);
      await originate(order).catch(async (error: unknown) => {
        await book.notBegun(legId);
        throw error;
      });
    }
    placed.set(legId, true);
    if (ringbackTo !== undefined) await letHearRinging(ari, ringbackTo);
  };
}

const isThere = async (ari: AriClient, legId: string): Promise<boolean> =>
  (await ari("GET", `/channels/${encodeURIComponent(legId)}`)).status === 200;

/** An operator's phone may be an endpoint of Asterisk's own; everything else is a number, dialled as the template says. */
function endpointOf({ to, seat }: PlaceLeg, template: string): string {
  if (typeof to !== "string") return `PJSIP/${browserPhoneOf(to.browserOf)}`;
  if (seat === "operator" && /^PJSIP\/[\w.-]{1,80}$/.test(to)) return to;
  if (!/^\+\d{3,18}$/.test(to))
    throw new ProviderError("rejected", "This is not a number that can be dialled.", { isBadNumber: true });
  return template.replaceAll("{number}", to).replaceAll("{digits}", to.slice(1));
}

/** No number of a person's in an error message. */
const technologyOf = (endpoint: string): string => endpoint.replace(/\+?\d{5,}/, "…");

/** "Shop" <+4930123456> */
function callerIdOf({ from, callerName }: PlaceLeg, ours: string | null): string | undefined {
  const number = from ?? ours;
  const name = callerName
    .replace(/["\\<>\r\n]/g, " ")
    .trim()
    .slice(0, 60);
  if (number === null) return name ? `"${name}" <>` : undefined;
  return name ? `"${name}" <${number}>` : `<${number}>`;
}
