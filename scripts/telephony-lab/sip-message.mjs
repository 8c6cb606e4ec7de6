// As much of SIP (RFC 3261) as a telephone needs that has one line to one exchange, over UDP.

/**
 * @param {Buffer} bytes
 * @returns what a request or an answer says; `all` and `one` look headers up by lower-case name
 */
export function readMessage(bytes) {
  const [head, body = ""] = bytes.toString("utf8").split("\r\n\r\n");
  const [start = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  const all = (name) => headers.filter(([key]) => key === name).map(([, value]) => value);
  const [method, uri = ""] = start.split(" ");
  return { isAnswer: start.startsWith("SIP/2.0"), method, uri, body, all, one: (name) => all(name)[0] ?? "" };
}

const REASONS = {
  100: "Trying",
  180: "Ringing",
  183: "Session Progress",
  200: "OK",
  403: "Forbidden",
  404: "Not Found",
  480: "Temporarily Unavailable",
  481: "Call Does Not Exist",
  486: "Busy Here",
  487: "Request Terminated",
  503: "Service Unavailable",
  603: "Decline",
};

/**
 * An answer to a request.
 * @param {ReturnType<typeof readMessage>} request
 * @param {{ code: number, contact: string, tag?: string, sdp?: string }} answer
 */
export function writeAnswer(request, { code, contact, tag, sdp = "" }) {
  const to = request.one("to");
  const isTagged = /;tag=/.test(to);
  return lines([
    `SIP/2.0 ${code} ${REASONS[code] ?? "Error"}`,
    ...request.all("via").map((via) => `Via: ${via}`),
    ...request.all("record-route").map((route) => `Record-Route: ${route}`),
    `From: ${request.one("from")}`,
    `To: ${to}${tag && !isTagged ? `;tag=${tag}` : ""}`,
    `Call-ID: ${request.one("call-id")}`,
    `CSeq: ${request.one("cseq")}`,
    `Contact: <${contact}>`,
    ...(sdp ? ["Content-Type: application/sdp"] : []),
    `Content-Length: ${Buffer.byteLength(sdp)}`,
    "",
    sdp,
  ]);
}

/**
 * A request. `from`, `to`: as the headers say them, with their tags; `branch` names the exchange of messages.
 * @param {{ method: string, uri: string, host: string, port: number, branch: string, from: string, to: string, callId: string, number?: number, sdp?: string }} request
 */
export const writeRequest = ({ method, uri, host, port, branch, from, to, callId, number = 1, sdp = "" }) =>
  lines([
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP ${host}:${port};branch=z9hG4bK${branch}`,
    `From: ${from}`,
    `To: ${to}`,
    `Call-ID: ${callId}`,
    `CSeq: ${number} ${method}`,
    `Contact: <sip:${host}:${port}>`,
    "Max-Forwards: 70",
    ...(sdp ? ["Content-Type: application/sdp"] : []),
    `Content-Length: ${Buffer.byteLength(sdp)}`,
    "",
    sdp,
  ]);

/**
 * The BYE of the one who was called.
 * @param {ReturnType<typeof readMessage>} invite
 * @param {{ host: string, port: number, tag: string, branch: string }} me
 */
export const writeBye = (invite, { tag, ...me }) =>
  writeRequest({
    ...me,
    method: "BYE",
    uri: targetOf(invite),
    from: `${invite.one("to")};tag=${tag}`,
    to: invite.one("from"),
    callId: invite.one("call-id"),
  });

/** Where the other side wants to be asked from now on. @param {ReturnType<typeof readMessage>} message */
export const targetOf = (message) => /<([^>]*)>/.exec(message.one("contact"))?.[1] ?? "";

/** What we can hear and say: A-law and keys. */
export const writeSdp = ({ host, port }) =>
  lines([
    "v=0",
    `o=- 1 1 IN IP4 ${host}`,
    "s=-",
    `c=IN IP4 ${host}`,
    "t=0 0",
    `m=audio ${port} RTP/AVP 8 101`,
    "a=rtpmap:8 PCMA/8000",
    "a=rtpmap:101 telephone-event/8000",
    "a=fmtp:101 0-16",
    "a=ptime:20",
    "a=sendrecv",
    "",
  ]);

/** Where the other side wants to hear us. @param {string} sdp */
export const readSdp = (sdp) => ({
  host: /c=IN IP4 (\S+)/.exec(sdp)?.[1] ?? "127.0.0.1",
  port: Number(/m=audio (\d+)/.exec(sdp)?.[1]),
});

const lines = (all) => all.join("\r\n");
