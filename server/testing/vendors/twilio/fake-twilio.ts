import { createServer, type IncomingMessage } from "node:http";
import { ACCOUNT_SID, AUTH_TOKEN, OWN_NUMBERS, ownNumbers } from "./account";
import { type CallStatus, FakeCall } from "./call";
import { Conferences } from "./conferences";
import { twilioDescription, type VendorRequest } from "./description";
import { createMessages, messageResource } from "./messages";
import { callResource, conferenceResource, listOf, numberResource, participantResource } from "./resources";
import { createPost, type Trouble } from "./webhooks";

interface Answer {
  status: number;
  body: unknown;
}

export type FakeTwilio = Awaited<ReturnType<typeof fakeTwilio>>;

/** An account at a stand-in for Twilio, listening on loopback. `faults` are slips against its description. */
export async function fakeTwilio() {
  const description = await twilioDescription();
  const trouble: Trouble = { isTwice: false, delayMs: () => 0 };
  const post = createPost(AUTH_TOKEN, trouble);
  const conferences = new Conferences(post);
  const messages = createMessages(post);
  const calls: FakeCall[] = [];
  const numbers = ownNumbers();
  const faults: string[] = [];
  /** Answers of these operations are lost on the way: the order was carried out all the same. */
  const lostAnswers = new Set<string>();
  /** What is said to orders of calls to a number, by HTTP's status and Twilio's code. */
  const refusals = new Map<string, [status: number, code: number]>();

  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming);
    const sound = soundAt(request);
    if (sound !== null) return response.writeHead(sound.status, sound.headers).end(sound.body);
    const { operationId, ...answer } = handle(request);
    if (operationId !== null && answer.status < 300) {
      const fault = description.faultOf(operationId, answer);
      if (fault) faults.push(fault);
    }
    if (operationId !== null && lostAnswers.has(operationId)) return response.destroy();
    if (answer.status === 204) return response.writeHead(204).end();
    response
      .writeHead(answer.status, { "content-type": "application/json" })
      .end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();

  /** Sounds are no part of the description. null: something else is asked for. */
  function soundAt({ path, headers }: VendorRequest) {
    const sid = /\/Recordings\/(RE\w+)\.mp3$/.exec(path)?.[1];
    if (sid === undefined) return null;
    if (!isOurs(headers.authorization)) return { status: 401, headers: {}, body: "" };
    return conferences.recordings.some((one) => one.sid === sid)
      ? { status: 200, headers: { "content-type": "audio/mpeg" }, body: Buffer.alloc(800, "talk") }
      : { status: 404, headers: {}, body: "" };
  }

  function handle(request: VendorRequest): Answer & { operationId: string | null } {
    if (!isOurs(request.headers.authorization))
      return { operationId: null, ...refusal(401, 20003, "Authenticate") };
    const read = description.read(request);
    if ("problem" in read) {
      faults.push(read.problem);
      return { operationId: null, ...refusal(400, 20001, read.problem) };
    }
    return {
      operationId: read.operationId,
      ...(OPERATIONS[read.operationId]?.(request) ?? refusal(501, 0, "Unknown")),
    };
  }

  const roomAt = (path: string) =>
    conferences.all.find(({ sid, status }) => status === "in-progress" && path.includes(sid));

  const OPERATIONS: Record<string, (request: VendorRequest) => Answer> = {
    CreateCall({ body = {} }) {
      if (!OWN_NUMBERS.includes(String(body.From)))
        return refusal(400, 21212, `The 'From' number ${body.From} is not a valid phone number.`);
      if (!/^\+\d{7,15}$/.test(String(body.To)))
        return refusal(400, 21211, `Invalid 'To' number: ${body.To}`);
      const refused = refusals.get(String(body.To));
      if (refused) return refusal(...refused, `Twilio's words about ${refused[1]}`);
      const call = new FakeCall({ form: body, post, conferences, isInbound: false });
      calls.push(call);
      return { status: 201, body: callResource(call, ACCOUNT_SID) };
    },
    CreateMessage({ body = {} }) {
      const message = messages.create(body);
      return "code" in message
        ? refusal(400, message.code, message.words)
        : { status: 201, body: messageResource(message) };
    },
    FetchCall({ path }) {
      const call = calls.find(({ sid }) => path.includes(sid));
      return call
        ? { status: 200, body: callResource(call, ACCOUNT_SID) }
        : refusal(404, 20404, "The requested resource was not found");
    },
    UpdateCall({ path, body = {} }) {
      const call = calls.find(({ sid }) => path.includes(sid));
      if (!call) return refusal(404, 20404, "The requested resource was not found");
      if (String(body.Twiml ?? "").length > LONGEST_TWIML)
        return refusal(400, 21218, "The document is too long.");
      const isDone = body.Twiml === undefined ? call.complete() : call.redirect(String(body.Twiml));
      return isDone
        ? { status: 200, body: callResource(call, ACCOUNT_SID) }
        : refusal(400, 21220, "Call is not in-progress. Cannot redirect.");
    },
    ListCall({ query }) {
      const found = calls.filter(
        (call) =>
          (query.Status === undefined || call.status === (query.Status as CallStatus)) &&
          (query.To === undefined || call.to === query.To),
      );
      const newestFirst = found.toReversed().map((call) => callResource(call, ACCOUNT_SID));
      return { status: 200, body: listOf("calls", newestFirst) };
    },
    ListConference({ query }) {
      const found = conferences.all.filter(
        ({ status, name }) =>
          (query.Status === undefined || status === query.Status) &&
          (query.FriendlyName === undefined || name === query.FriendlyName),
      );
      return {
        status: 200,
        body: listOf(
          "conferences",
          found.map((one) => conferenceResource(one, ACCOUNT_SID)),
        ),
      };
    },
    ListParticipant({ path }) {
      const room = roomAt(path);
      if (!room) return refusal(404, 20404, "The requested resource was not found");
      const inside = [...room.members].map((member) => participantResource(room, member, ACCOUNT_SID));
      return { status: 200, body: listOf("participants", inside) };
    },
    DeleteRecording({ path }) {
      const at = conferences.recordings.findIndex(({ sid }) => path.includes(sid));
      if (at === -1) return refusal(404, 20404, "The requested resource was not found");
      conferences.recordings.splice(at, 1);
      return { status: 204, body: null };
    },
    UpdateParticipant({ path, body = {} }) {
      const room = roomAt(path);
      const sid = /\/Participants\/(CA\w+)\.json$/.exec(path)?.[1] ?? "";
      const member = room?.members.get(sid);
      if (!room || !member) return refusal(404, 20404, "The requested resource was not found");
      if (body.Muted !== undefined) member.isMuted = body.Muted === "true";
      if (body.Coaching !== undefined)
        member.coaches = body.Coaching === "true" ? String(body.CallSidToCoach) : null;
      return { status: 200, body: participantResource(room, [sid, member], ACCOUNT_SID) };
    },
    FetchAccount: () => ({
      status: 200,
      body: { sid: ACCOUNT_SID, friendly_name: "Acme Calls", status: "active", type: "Trial" },
    }),
    FetchBalance: () => ({
      status: 200,
      body: { account_sid: ACCOUNT_SID, balance: "41.70", currency: "USD" },
    }),
    ListIncomingPhoneNumber: () => ({
      status: 200,
      body: listOf("incoming_phone_numbers", numbers.map(numberResource)),
    }),
    UpdateIncomingPhoneNumber({ path, body = {} }) {
      const number = numbers.find(({ sid }) => path.includes(sid));
      if (!number) return refusal(404, 20404, "The requested resource was not found");
      number.voiceUrl = String(body.VoiceUrl ?? number.voiceUrl);
      number.statusCallback = String(body.StatusCallback ?? number.statusCallback);
      return { status: 200, body: numberResource(number) };
    },
    ListOutgoingCallerId: () => ({ status: 200, body: listOf("outgoing_caller_ids", []) }),
  };

  return {
    conferences,
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    calls,
    messages: messages.all,
    faults,
    trouble,
    lostAnswers,
    refusals,
    post,
    numbers,
    /** The newest call at somebody's number. */
    callTo: (number: string) => calls.findLast(({ theirNumber }) => theirNumber === number),
    /** Somebody calls a number of the account's. */
    callIn(from: string, to = OWN_NUMBERS[0] ?? ""): FakeCall {
      const { voiceUrl, statusCallback } = numbers.find(({ phoneNumber }) => phoneNumber === to) ?? {};
      const form = {
        From: from,
        To: to,
        Url: voiceUrl,
        StatusCallback: statusCallback,
        StatusCallbackEvent: "completed",
      };
      const call = new FakeCall({ form, post, conferences, isInbound: true });
      calls.push(call);
      return call;
    },
    async stop(): Promise<void> {
      for (const call of calls) call.complete();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Characters, in an order; a document that is asked for may be longer. */
const LONGEST_TWIML = 4_000;

const isOurs = (authorization: unknown): boolean =>
  authorization === `Basic ${btoa(`${ACCOUNT_SID}:${AUTH_TOKEN}`)}`;

const refusal = (status: number, code: number, message: string): Answer => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

async function readRequest(incoming: IncomingMessage): Promise<VendorRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const text = Buffer.concat(chunks).toString("utf8");
  return {
    method: incoming.method ?? "GET",
    path: url.pathname,
    query: grouped(url.searchParams),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: text === "" ? undefined : grouped(new URLSearchParams(text)),
  };
}

/** Names that come several times are lists. */
function grouped(pairs: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(pairs.keys())].map((name) => {
      const values = pairs.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}
