import { z } from "zod";
import { iceUrlsSchema, isTurn } from "./ice-servers";

/** A field of the form that was left empty is stored as nothing, or as an empty text. */
const orNothing = (text: z.ZodType<string, string>) =>
  z
    .union([z.literal("").transform(() => null), text])
    .nullable()
    .default(null);

/** How to reach an Asterisk and to dial through it. */
export const asteriskSettingsSchema = z
  .object({
    /** Of Asterisk's HTTP server, where ARI is: `http://127.0.0.1:8088`, with its prefix if it has one. */
    url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
    username: z.string().min(1),
    password: z.string().min(1),
    /** Of Stasis. One installation, one name: who connects later under a name takes it away. */
    application: z
      .string()
      .regex(/^[\w-]{1,40}$/, "has only letters, digits, - and _")
      .default("perezvon"),
    /** `{number}` becomes +4930123456, `{digits}` the same without the plus. */
    endpoint: z.string().regex(/^[A-Za-z]\w*\/.*\{(number|digits)\}/, "is like PJSIP/{number}@trunk"),
    /** E.164, shown where a call names no other. */
    callerId: orNothing(z.string().regex(/^\+[1-9]\d{6,14}$/, "is a number like +4930123456")),
    /** Our folder of announcements, as Asterisk sees it. null: Asterisk fetches each from our address. */
    soundsFolder: orNothing(
      z.string().startsWith("/", "is a folder, like /var/lib/asterisk/sounds/perezvon"),
    ),
    /** Where browsers reach Asterisk's websocket: `wss://pbx.example.com:8089/ws`. null: nobody takes calls in a browser. */
    browserUrl: orNothing(z.url({ protocol: /^wss?$/ })),
    /** STUN and TURN servers by which browsers and Asterisk find each other through firewalls. Empty: they need none. */
    iceServers: iceUrlsSchema.default([]),
    /** See `IceSettings`. */
    turnUser: orNothing(z.string().max(200)),
    turnSecret: orNothing(z.string().max(500)),
    /** Customers are listened to for a machine before they are told of as answered. The dialplan has to have the lines. */
    machineDetection: z.boolean().default(false),
    /** Talks are recorded, as files at Asterisk, where nothing is said of them. */
    record: z.boolean().default(false),
  })
  .refine(({ iceServers, turnSecret }) => turnSecret !== null || !iceServers.some(isTurn), {
    path: ["turnSecret"],
    message: "turn-secret",
  });
export type AsteriskSettings = z.infer<typeof asteriskSettingsSchema>;

/** What is read of Asterisk's answers and events, and no more. */
export const channelSchema = z.object({
  id: z.string(),
  state: z.string(),
  /** The number of whoever is at the other end, as the carrier writes it. */
  caller: z.object({ number: z.string() }).optional(),
  /** `app_data`: the arguments, behind the application's name where it is Stasis. */
  dialplan: z.object({ app_name: z.string().optional(), app_data: z.string().optional() }).optional(),
});
export type Channel = z.infer<typeof channelSchema>;

export const bridgeSchema = z.object({
  id: z.string(),
  channels: z.array(z.string()),
  creationtime: z.string(),
});
export type Bridge = z.infer<typeof bridgeSchema>;

export const infoSchema = z.object({ system: z.object({ version: z.string() }) });

/** As one of a list. */
export const endpointSchema = z.object({ resource: z.string(), state: z.string().optional() });

const playbackSchema = z.object({ id: z.string(), target_uri: z.string() });

const recordingSchema = z.object({
  name: z.string(),
  target_uri: z.string(),
  duration: z.number().optional(),
});

const timestamp = z.string();
export const ariEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("StasisStart"),
    timestamp,
    channel: channelSchema,
    args: z.array(z.string()).default([]),
  }),
  z.object({ type: z.literal("StasisEnd"), timestamp, channel: channelSchema }),
  z.object({
    type: z.literal("ChannelUserevent"),
    timestamp,
    channel: channelSchema.optional(),
    eventname: z.string(),
  }),
  z.object({ type: z.literal("ChannelStateChange"), timestamp, channel: channelSchema }),
  z.object({
    type: z.literal("ChannelHangupRequest"),
    timestamp,
    channel: channelSchema,
    /** Asterisk itself ends it; `cause` is then one of its own reasons, not of Q.850. */
    soft: z.boolean().default(false),
    cause: z.number().optional(),
  }),
  z.object({ type: z.literal("ChannelDtmfReceived"), timestamp, channel: channelSchema, digit: z.string() }),
  z.object({ type: z.literal("Dial"), timestamp, peer: channelSchema, dialstatus: z.string() }),
  z.object({
    type: z.literal("ChannelDestroyed"),
    timestamp,
    channel: channelSchema,
    cause: z.number(),
    /** What SIP answered; older versions do not tell. */
    tech_cause: z.number().optional(),
  }),
  z.object({ type: z.literal("ChannelEnteredBridge"), timestamp, bridge: bridgeSchema }),
  z.object({ type: z.literal("ChannelLeftBridge"), timestamp, bridge: bridgeSchema }),
  z.object({ type: z.literal("PlaybackFinished"), timestamp, playback: playbackSchema }),
  z.object({ type: z.literal("RecordingFinished"), timestamp, recording: recordingSchema }),
  z.object({ type: z.literal("ApplicationReplaced"), timestamp }),
]);
export type AriEvent = z.infer<typeof ariEventSchema>;

/** Everything else floods: variables alone are two thirds of what a call tells. */
export const EVENTS_READ = ariEventSchema.options.map((option) => option.shape.type.value);
