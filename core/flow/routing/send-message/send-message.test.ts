import { describe, expect, it } from "vitest";
import type { NodeEvent } from "../../runtime/node-step";
import { sendMessage, sendMessageConfig } from "./definition";
import { stepSendMessage } from "./step";

const config = { ...sendMessage.defaults, textEn: "We called you." };
const context = { visit: 1, facts: {}, asks: null, last: null, rung: [], tallies: {} };
const answerTo = (event: NodeEvent, given = config) => stepSendMessage(given, context, event);
const entered = { type: "entered", at: 0, scheduledFor: null } as const;

describe("a text message", () => {
  it("is ordered at once, and waited for", () =>
    expect(answerTo(entered)).toEqual({
      deed: { type: "send-message", texts: { en: "We called you.", ru: "" }, link: "other-time" },
      wait: { until: { kind: "minutes", minutes: 30 }, because: "message" },
    }));
  it("leads to a chat", () =>
    expect(answerTo(entered, { ...config, link: "messenger", messengerTo: "@shop" })).toMatchObject({
      deed: { link: { messenger: "telegram", to: "@shop" } },
    }));
  it.each([
    [{ type: "message-settled", at: 1, isSent: true }, { port: "sent" }],
    [{ type: "message-settled", at: 1, isSent: false }, { port: "failed" }],
    // Whatever sends messages is down: the lead does not wait for it.
    [{ type: "woken", at: 1 }, { port: "failed" }],
    [{ type: "acknowledged", at: 1 }, { stay: true }],
    [{ type: "call-ended", at: 1, result: "conversation", cause: null }, { stay: true }],
  ] satisfies [NodeEvent, object][])("%o", (event, answer) => expect(answerTo(event)).toEqual(answer));
});

describe("its config", () => {
  const problems = (change: object) =>
    sendMessageConfig.safeParse({ ...config, ...change }).error?.issues.map(({ path }) => path.join(".")) ??
    [];
  it.each([
    [{}, []],
    [{ textEn: " ", textRu: "" }, ["textEn"]],
    [{ textEn: "", textRu: "Мы вам звонили." }, []],
    [{ link: "messenger" }, ["messengerTo"]],
    [{ link: "messenger", messenger: "whatsapp", messengerTo: "+7 495 000-00-00" }, []],
    [{ link: "messenger", messenger: "custom", messengerTo: "http://max.ru/shop" }, ["messengerTo"]],
    [{ textEn: "x".repeat(481) }, ["textEn"]],
  ])("%o", (change, fields) => expect(problems(change)).toEqual(fields));
});
