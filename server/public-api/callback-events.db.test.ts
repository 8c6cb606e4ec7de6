import { afterAll, beforeAll, expect, it } from "vitest";
import type { CallbackStatus } from "@/core/widget-contract/wire";
import type { Accepted } from "../callbacks/intake/request-callback";
import { followUp } from "../engine/follow-up";
import { db } from "../platform/db";
import { publishChange } from "../platform/notify";
import { type EngineHarness, eventually, pause, startHarness } from "../testing/engine-harness";
import { nextPhone, openShop } from "../testing/shop";
import { cancelByVisitor } from "./callback-door";
import { streamEvents } from "./callback-events";

let engine: EngineHarness;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeAll(async () => {
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
  engine = await startHarness();
});
afterAll(async () => {
  await engine.close();
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
  expect(unhandled).toEqual([]);
});

interface Event {
  id: string;
  state: CallbackStatus;
}

/** Opens a callback's stream and gathers its events. */
async function listen({ id, token }: Accepted, lastEventId?: string) {
  const leave = new AbortController();
  const url = `https://calls.example/api/v1/callbacks/${id}/events?token=${token}`;
  const headers: HeadersInit = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const response = await streamEvents(new Request(url, { headers, signal: leave.signal }), id);
  const events: Event[] = [];
  const heard = { text: "" };
  const reader = response.body?.getReader();
  const ended = (async () => {
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return;
      heard.text += new TextDecoder().decode(chunk.value);
      const blocks = heard.text.split("\n\n");
      heard.text = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = /^id: (\d+)\nevent: state\ndata: (.*)$/.exec(block);
        if (event) events.push({ id: event[1] ?? "", state: JSON.parse(event[2] ?? "") });
      }
    }
  })();
  return { response, events, ended, reader, leave: () => leave.abort() };
}

const cancel = ({ id, token }: Accepted) =>
  cancelByVisitor(new Request(`https://calls.example/api/v1/callbacks/${id}?token=${token}`), id);

it("tells the state at once, and every change, to any page", async () => {
  const shop = await openShop();
  const callback = await engine.store(shop, nextPhone("39"));
  const stream = await listen(callback);
  expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.response.headers.get("access-control-allow-origin")).toBe("*");
  await eventually("the state is told", async () => stream.events[0]?.state.stage === "requested");
  void followUp(callback.followUps);
  await eventually("the talk is told", async () => stream.events.at(-1)?.state.stage === "talking");
  const ids = stream.events.map(({ id }) => Number(id));
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  stream.leave();
  await stream.ended;
});

it("tells what happened since the event that the reader has, and nothing where nothing did", async () => {
  const shop = await openShop({ operators: [] });
  const callback = await engine.store(shop, nextPhone("39"));
  const first = await listen(callback);
  await eventually("the state is told", async () => first.events.length > 0);
  const last = first.events.at(-1)?.id ?? "";
  first.leave();
  await first.ended;

  const again = await listen(callback, last);
  await pause(100);
  expect(again.events).toEqual([]);
  await cancel(callback);
  await eventually("the end is told", async () => again.events.at(-1)?.state.stage === "finished");
  again.leave();
  await again.ended;

  // An id that we never gave says nothing about what the reader knows.
  for (const made of ["999999", "-1", "abc"]) {
    const stream = await listen(callback, made);
    await eventually("the state is told", async () => stream.events.length === 1);
    stream.leave();
    await stream.ended;
  }
});

it("survives readers who leave in any way, while changes go on", async () => {
  const shop = await openShop({ operators: [] });
  const callback = await engine.store(shop, nextPhone("39"));
  const [aborted, cancelled, gone] = [await listen(callback), await listen(callback), await listen(callback)];
  aborted.leave();
  await cancelled.reader?.cancel();
  gone.leave();
  await gone.reader?.cancel();
  for (let i = 0; i < 5; i++)
    await publishChange({ workspaceId: shop.workspaceId, callbackId: callback.id, kind: "callback" });
  await cancel(callback);
  await pause(100);
  await Promise.all([aborted.ended, cancelled.ended, gone.ended]);
});

it("tells what happened while the database told nobody anything", async () => {
  const shop = await openShop({ operators: [] });
  const callback = await engine.store(shop, nextPhone("39"));
  const stream = await listen(callback);
  await eventually("the state is told", async () => stream.events.length > 0);
  const listening = () => db().$queryRaw<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and query like 'listen %'`;
  await eventually("it is listened", async () => (await listening()).length > 0);
  for (const { pid } of await listening()) await db().$queryRaw`select pg_terminate_backend(${pid})`;
  await cancel(callback);
  await eventually("the end is told", async () => stream.events.at(-1)?.state.stage === "finished");
  stream.leave();
  await stream.ended;
});
