// `npm run telephony:lab`: a private Asterisk on this machine with two telephones at it, to try real calls with.
import process from "node:process";
import readline from "node:readline";
import { installMissing } from "./install.mjs";

const say = (text) => process.stdout.write(`${text}\n`);
installMissing(process.cwd());
const { installAsterisk } = await import("./telephony-lab/install-asterisk.mjs");
const { startAsterisk } = await import("./telephony-lab/start-asterisk.mjs");
const { Softphone } = await import("./telephony-lab/softphone.mjs");

const OPERATOR_HZ = 440;
const CUSTOMER_HZ = 880;
const PATIENCE_MS = 3_000;

const { root, missing } = installAsterisk({ log: say });
if (missing) {
  say(`The lab cannot start: ${missing}`);
  process.exit(1);
}
const operator = await Softphone.open({ hz: OPERATOR_HZ });
const everybody = await Softphone.open({ hz: CUSTOMER_HZ });
const asterisk = await startAsterisk({
  root,
  numbers: everybody.port,
  operators: { operator: operator.port },
  incoming: { "_+X.": "perezvon" },
});
answer(operator, "The operator", { key: "1" });
answer(everybody, "Somebody");

say(`
An Asterisk is running, with two telephones that answer by themselves. Add it in Perezvon under Settings, Telephony:

  Address        ${asterisk.url}
  User name      ${asterisk.username}
  Password       ${asterisk.password}
  Application    perezvon
  Dialling       ${asterisk.endpoint}
  Websocket      ${asterisk.webSocketUrl}

  An operator's number may be PJSIP/operator: that telephone answers after ${PATIENCE_MS / 1000} s and presses 1.
  Every other number is somebody who answers after ${PATIENCE_MS / 1000} s and talks until hung up on.

To let a customer call back, type their number and the one that they call: +4915112345678 +4930123456
They talk until you press Enter.

Ctrl-C stops all of it.
`);

function answer(phone, who, { key } = {}) {
  phone.on("call", (call) => {
    say(`${who} (${call.number}) is called.`);
    call.ring();
    setTimeout(() => void call.answer(), PATIENCE_MS);
    if (key) call.once("up", () => setTimeout(() => void call.line?.press(key), PATIENCE_MS));
    follow(call, `${who} (${call.number})`);
  });
}

function follow(call, who) {
  call.once("up", () => say(`${who} is on the line.`));
  call.once("ended", (why) => {
    const heard = call.line ? `, having heard ${call.line.received * 20} ms of sound` : "";
    say(`${who}: the call is over, ${why}${heard}.`);
  });
}

let caller;
readline.createInterface({ input: process.stdin }).on("line", async (line) => {
  caller?.hangUp();
  const [from, to] = line.trim().split(/\s+/);
  if (!from) return;
  if (!to) return say("Two numbers, please: who calls, and whom.");
  caller = await everybody.call({ from, to, exchange: asterisk.sip });
  follow(caller, `Whoever calls from ${from}`);
});

for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, async () => {
    operator.close();
    everybody.close();
    await asterisk.stop();
    process.exit(0);
  });
