import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bundleScenario } from "../../../../scripts/voximplant/bundle-scenario.mjs";
import type { TelephonyEvent, WebhookRequest } from "../../../telephony/port";
import { memorySessionBook } from "../../../telephony/session-book";
import { createVoximplant, type VoximplantOptions } from "../../../telephony/voximplant/adapter";
import { createManagementApi } from "../../../telephony/voximplant/management-api";
import { incomingKey } from "../../../telephony/voximplant/report";
import { uploadScenario } from "../../../telephony/voximplant/upload-scenario";
import { fakeVoximplant } from "./fake-voximplant";

const clock = { now: () => Date.now() };

/** The adapter before the fake, with the real scenario uploaded to it and an inbox for its reports. */
export async function voximplantRig({ speed }: { speed: number }) {
  const vendor = await fakeVoximplant({ speed });
  const settings = { serviceAccount: vendor.serviceAccount };
  const api = createManagementApi(settings, { fetch, clock, apiBase: vendor.url });
  const script = await bundleScenario();

  const events: TelephonyEvent[] = [];
  const requests: WebhookRequest[] = [];
  let onEvents: (events: TelephonyEvent[]) => void = () => undefined;
  let status = 200;
  const inbox = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const webhook = { method: "POST", url: request.url ?? "", headers, body };
    requests.push(webhook);
    if (status !== 200) return void response.writeHead(status).end();
    const read = (await provider.readEvents?.(webhook)) ?? [];
    events.push(...read);
    onEvents(read);
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => inbox.listen(0, "127.0.0.1", resolve));
  const webhookUrl = `http://127.0.0.1:${(inbox.address() as AddressInfo).port}/events`;

  const incoming = { url: webhookUrl, secret: incomingKey(vendor.serviceAccount) };
  const { ruleId } = await uploadScenario(api, { script, application: "perezvon", incoming });
  const options: VoximplantOptions = {
    ...settings,
    ruleId,
    callerId: "+74950000000",
    machineDetection: true,
    record: true,
    fetch,
    clock,
    sessions: memorySessionBook(),
    webhookUrl,
    apiBase: vendor.url,
  };
  const provider = createVoximplant(options);
  return {
    vendor,
    api,
    script,
    options,
    provider,
    events,
    requests,
    /** What the inbox answers to reports from now on; it takes those that it answers with 200. */
    answerReports(next: number): void {
      status = next;
    },
    listen(run: (events: TelephonyEvent[]) => void): void {
      onEvents = run;
    },
    /** As another process would have it, or this one after a restart. */
    another: (changes: Partial<VoximplantOptions> = {}) => createVoximplant({ ...options, ...changes }),
    async close(): Promise<void> {
      await vendor.stop();
      inbox.closeAllConnections();
      await new Promise<void>((resolve) => inbox.close(() => resolve()));
    },
  };
}

export type VoximplantRig = Awaited<ReturnType<typeof voximplantRig>>;
