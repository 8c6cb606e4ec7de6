// A process of its own with all the telephones of bench/calls: operators, who answer, press 1 and at last hang up, and
// customers, who answer and talk. It tells its parent what happened at each, and when (epoch ms).
import { Softphone } from "../../scripts/telephony-lab/softphone.mjs";

const [talkMs, operatorPrefix] = [Number(process.argv[2]), process.argv[3]];
const REACTION_MS = 400;
const OPERATOR_HZ = 440;
const CUSTOMER_HZ = 880;

/** @type {Map<string, object>} the last call at each number */
const calls = new Map();
const phone = await Softphone.open();
const now = () => performance.timeOrigin + performance.now();

phone.on("call", (call) => {
  const isOperator = call.number.startsWith(operatorPrefix);
  const record = { number: call.number, invitedAt: now(), samples: [] };
  calls.set(call.number, { call, record });
  call.hz = isOperator ? OPERATOR_HZ : CUSTOMER_HZ;
  call.ring();
  setTimeout(async () => {
    record.answeredAt = now();
    await call.answer();
    const { line } = call;
    line?.socket.once("message", () => {
      record.heardAt = now();
    });
  }, REACTION_MS);
  call.once("up", () => {
    if (isOperator) setTimeout(() => accept(call, record), REACTION_MS);
    else setTimeout(() => call.hangUp(), talkMs);
  });
  call.once("ended", (why) => {
    record.endedAt = now();
    record.why = why;
  });
});

async function accept(call, record) {
  if (call.state !== "up") return;
  await call.line.press("1");
  record.acceptedAt = now();
}

// Once a second: what came and went by then.
setInterval(() => {
  for (const { call, record } of calls.values())
    if (call.state === "up" && call.line)
      record.samples.push([Math.round(now()), call.line.sent, call.line.received]);
}, 1_000);

process.on("message", (message) => {
  if (message === "report") process.send([...calls.values()].map(({ record }) => record));
  if (message === "forget") calls.clear();
  if (message === "close") process.exit(0);
});
process.on("disconnect", () => process.exit(0));
process.send({ port: phone.port });
