import { ProviderError } from "@/server/platform/provider-error";
import type { PlaceLeg } from "../port";
import { letHearRinging } from "./announcements";
import { type AriClient, readAnswer, refusal } from "./ari-client";
import { createBoundedMap } from "./bounded-map";
import { browserPhoneOf } from "./browser-phones";
import { NORMAL_CLEARING } from "./hangup-cause";
import { createLanes } from "./lanes";
import type { LegBook } from "./leg-book";
import { APPLICATION_VARIABLE, TO_BE_HEARD } from "./machine-detection";
import { type AsteriskSettings, channelSchema, endpointSchema } from "./schema";
import { asAppArgs } from "./switchboard";

/** Placed by this process: a leg that is over must not ring anew when its order is repeated. */
const LEGS_REMEMBERED = 10_000;

/** A channel enters our application a moment after Asterisk has said that it is there, and is not dialled before. */
const ENTRY_TRIES = 40;
const ENTRY_PAUSE_MS = 10;

/**
 * @see TelephonyProvider.placeLeg. Our leg id is the channel's: Asterisk takes each only once. When the channel is over
 * Asterisk has forgotten it, and a process that has died told nobody: therefore the leg is written down before.
 */
export function createPlacing(ari: AriClient, settings: AsteriskSettings, book: LegBook) {
  const inLane = createLanes();
  const placed = createBoundedMap<true>(LEGS_REMEMBERED);

  /** In our application from the beginning: Asterisk drops who enters it by answering while nobody listens. */
  async function create(order: PlaceLeg): Promise<void> {
    const endpoint = endpointOf(order, settings.endpoint);
    const isListenedTo = settings.machineDetection && order.seat === "customer";
    const answer = await ari("POST", "/channels/create", {
      query: {
        endpoint,
        app: settings.application,
        channelId: order.legId,
        appArgs: asAppArgs(order.digits) ?? (isListenedTo ? TO_BE_HEARD : undefined),
      },
      body: {
        variables: {
          ...callerOf(order, settings.callerId),
          ...(isListenedTo ? { [APPLICATION_VARIABLE]: settings.application } : {}),
        },
      },
    });
    // 409 is said of an id that is taken, and of endpoints that cannot be dialled too: only a look tells.
    if (answer.status >= 300 && !(answer.status === 409 && (await stateOf(ari, order.legId)) !== null)) {
      await expectLine(ari, endpoint);
      throw refusal(
        answer,
        `Asterisk cannot dial ${technologyOf(endpoint)}: nobody is registered there, or it does not exist`,
      );
    }
  }

  async function dial({ legId, ringMs }: PlaceLeg): Promise<void> {
    const channel = `/channels/${encodeURIComponent(legId)}`;
    const query = { timeout: String(Math.ceil(ringMs / 1_000)) };
    for (let tries = 1; ; tries++) {
      const answer = await ari("POST", `${channel}/dial`, { query });
      // Gone meanwhile is told as every end is.
      if (answer.status < 300 || answer.status === 404) return;
      const isEarly = answer.status === 409 && tries < ENTRY_TRIES;
      if (answer.status === 409 && (await stateOf(ari, legId)) !== "Down") return;
      if (!isEarly) {
        const reason = { reason_code: String(NORMAL_CLEARING) };
        await ari("DELETE", channel, { query: reason }).catch(() => undefined);
        throw refusal(answer, "Asterisk does not dial");
      }
      await new Promise((resolve) => setTimeout(resolve, ENTRY_PAUSE_MS));
    }
  }

  async function place(order: PlaceLeg): Promise<void> {
    const { legId, ringbackTo } = order;
    if (placed.has(legId)) return;
    // Where the process that began it rang nobody any more, reconciliation misses the leg, and the call goes on.
    if (!(await book.isBegun(legId))) {
      await book.begin(legId);
      try {
        await create(order);
        await dial(order);
      } catch (error) {
        await book.notBegun(legId);
        throw error;
      }
    }
    placed.set(legId, true);
    if (ringbackTo !== undefined) await letHearRinging(ari, ringbackTo);
  }

  // The same order twice at once would dial a channel that is being dialled, and that ends it.
  return (order: PlaceLeg): Promise<void> => inLane(order.legId, () => place(order));
}

/** null: there is no such channel. */
async function stateOf(ari: AriClient, legId: string): Promise<string | null> {
  const answer = await ari("GET", `/channels/${encodeURIComponent(legId)}`);
  return answer.status === 200 ? readAnswer(channelSchema, answer, "account of a channel").state : null;
}

/**
 * Asterisk says the same of a number that it cannot dial and of a carrier that does not answer its questions
 * (`qualify_frequency`): of the latter nobody's number is to blame. @throws ProviderError unavailable
 */
async function expectLine(ari: AriClient, endpoint: string): Promise<void> {
  const [, technology, trunk] = /^(\w+)\/.*@([^@/]+)$/.exec(endpoint) ?? [];
  if (!technology || !trunk) return;
  const answer = await ari("GET", `/endpoints/${technology}/${encodeURIComponent(trunk)}`);
  if (endpointSchema.safeParse(answer.body).data?.state === "offline")
    throw new ProviderError("unavailable", `Asterisk's line to the carrier is cut: ${trunk} is offline.`);
}

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

/** As which we are seen: "Shop" <+4930123456>. Of a channel that is dialled it is who it will be connected with. */
function callerOf({ from, callerName }: PlaceLeg, ours: string | null): Record<string, string> {
  const number = from ?? ours;
  const name = callerName
    .replace(/["\\<>\r\n]/g, " ")
    .trim()
    .slice(0, 60);
  if (number === null && !name) return {};
  const shown = `${name ? `"${name}" ` : ""}<${number ?? ""}>`;
  return { "CALLERID(all)": shown, "CONNECTEDLINE(all,i)": shown };
}
