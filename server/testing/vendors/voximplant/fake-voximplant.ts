import { generateKeyPairSync } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { compactVerify, importSPKI } from "jose";
import type { ServiceAccount } from "../../../telephony/voximplant/schema";
import { type Answer, createAccount, type Session } from "./account";
import { voximplantDescription } from "./description";
import { createPhones } from "./phones";
import { startSession, type VoxSession } from "./vox-engine";

export interface FakeOptions {
  /** What the fake's network, and the scenario's timers, are faster by. */
  speed?: number;
}

const KEY_ID = "c0ffee00-0000-4000-8000-000000000000";

/**
 * A Voximplant account on this machine: the Management API, checked against openapi.json (what does not fit stands in
 * `faults`, and tests expect none), and sessions that run the scenario which was uploaded.
 */
export async function fakeVoximplant({ speed = 1 }: FakeOptions = {}) {
  const description = await voximplantDescription();
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicKey = await importSPKI(
    keys.publicKey.export({ type: "spki", format: "pem" }).toString(),
    "RS256",
  );
  const phones = createPhones((run, afterMs) => setTimeout(run, afterMs / speed));
  const running = new Map<string, VoxSession>();
  const faults: string[] = [];
  const commands: string[] = [];
  /** What the service account's roles do not allow. */
  const forbidden = new Set<string>();
  let says: Answer | null = null;
  let isRepeating = false;
  let isCutOff = false;
  let lastId = 0;

  const records = new Set<string>();
  const account = createAccount((script, customData, call) => {
    lastId += 1;
    const session: Session = {
      historyId: 5_000 + lastId,
      customData,
      startedAt: Date.now(),
      endedAt: null,
      finishReason: null,
    };
    const name = `${session.historyId}/${Math.random().toString(16).slice(2)}`;
    const onEnd = (reason: string): void => {
      session.endedAt = Date.now();
      session.finishReason = reason;
    };
    const accessSecureURL = `${url()}/request/${name}`;
    const started = startSession(script, customData, {
      phones,
      speed,
      request,
      onEnd,
      started: { accessSecureURL, sessionId: session.historyId },
      secrets: account.secrets,
      recordUrl(id) {
        records.add(id);
        return `${url()}/records/${id}.mp3`;
      },
    });
    running.set(name, started);
    if (call) started.alert(call.from, call.to);
    return { url: accessSecureURL, session };
  });

  async function request(
    to: string,
    { headers, postData }: { headers: Record<string, string>; postData: string },
  ) {
    if (isCutOff) return -4;
    const post = () =>
      fetch(to, {
        method: "POST",
        headers: Object.entries(headers),
        body: postData,
      }).then(
        ({ status }) => status,
        () => -4,
      );
    if (isRepeating) await post();
    return post();
  }

  async function isTaken(authorization: string): Promise<boolean> {
    const now = Date.now() / 1_000;
    return compactVerify(authorization.replace(/^Bearer /, ""), publicKey).then(
      ({ payload, protectedHeader }) => {
        const { iss, iat, exp } = JSON.parse(new TextDecoder().decode(payload));
        return protectedHeader.kid === KEY_ID && iss === 1 && iat <= now && exp > now && exp - iat <= 3_600;
      },
      () => false,
    );
  }

  function deleteRecord({ record_url = "" }: Record<string, string>): Answer {
    const id = /\/records\/(.+)\.mp3$/.exec(record_url)?.[1] ?? "";
    // Which code it is no document tells; only that it is an error.
    return records.delete(id) ? { result: 1 } : { error: { code: 101, msg: "The record is not found" } };
  }

  async function perform(
    command: string,
    form: Record<string, string>,
    authorization: string,
  ): Promise<Answer> {
    commands.push(command);
    if (says) return says;
    const problem = description.problemOf(command, form);
    if (problem) faults.push(problem);
    if (problem) return { error: { code: 101, msg: problem } };
    if (!(await isTaken(authorization))) return { error: { code: 100, msg: "Authorization failed" } };
    if (forbidden.has(command)) return { error: { code: 104, msg: "Forbidden command" } };
    const answer = command === "DeleteRecord" ? deleteRecord(form) : account.perform(command, form);
    const fault = description.faultOf(command, answer);
    if (fault) faults.push(fault);
    return answer;
  }

  const server = http.createServer(async (incoming, outgoing) => {
    let text = "";
    for await (const chunk of incoming) text += chunk;
    const [, kind, ...rest] = (incoming.url ?? "").split("/");
    if (kind === "request") {
      const session = running.get(rest.join("/"));
      if (!session || session.isOver()) return void outgoing.writeHead(404).end("Not found");
      return void outgoing.writeHead(200).end(session.ask(text));
    }
    if (kind === "records") {
      const id = rest.join("/").replace(".mp3", "");
      const status = !(await isTaken(incoming.headers.authorization ?? ""))
        ? 401
        : records.has(id)
          ? 200
          : 404;
      outgoing.writeHead(status, { "content-type": "audio/mpeg" });
      return void outgoing.end(status === 200 ? Buffer.alloc(800, "talk") : "");
    }
    const form = Object.fromEntries(new URLSearchParams(text));
    const answer = await perform(rest.join("/"), form, incoming.headers.authorization ?? "");
    outgoing.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceAccount: ServiceAccount = {
    account_id: 1,
    key_id: KEY_ID,
    private_key: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };

  return {
    url: url(),
    serviceAccount,
    account,
    phones,
    faults,
    /** Of the Management API, in the order in which they came. */
    commands,
    forbidden,
    /** Somebody calls a number of the account's that is attached to the application. */
    callIn: (from: string, to: string) => account.callIn(from, to),
    sessions: () => [...running.values()],
    /** What the Management API says to everything from now on; null: what is right. */
    answerWith(answer: Answer | null): void {
      says = answer;
    },
    /** Reports reach the application twice from now on. */
    repeatReports(): void {
      isRepeating = true;
    },
    /** Reports reach nobody while this is on. */
    cutOff(isOn: boolean): void {
      isCutOff = isOn;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        for (const session of running.values()) session.end("the fake was stopped");
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type FakeVoximplant = Awaited<ReturnType<typeof fakeVoximplant>>;
