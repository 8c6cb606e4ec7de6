import type { CallbackMessage } from "@/core/crm/message";

/** A whole message about nobody: for test deliveries, the contract suite and the docs. */
export function sampleMessage(type: CallbackMessage["type"], at: Date): CallbackMessage {
  const minutesAgo = (minutes: number) => new Date(at.getTime() - minutes * 60_000).toISOString();
  return {
    type,
    timestamp: at.toISOString(),
    data: {
      id: "00000000-0000-7000-8000-000000000000",
      site: { id: "00000000-0000-7000-8000-000000000001", name: "Example shop" },
      phone: "+12025550123",
      name: "Jane Example",
      fields: { topic: "Delivery" },
      page: "https://shop.example/boots",
      pageTitle: "Boots",
      referrer: "https://search.example/",
      landing: "https://shop.example/?utm_source=search&utm_medium=cpc&utm_campaign=winter",
      source: "ads",
      spamScore: 0,
      utm: { source: "search", medium: "cpc", campaign: "winter" },
      language: "en",
      stage: "finished",
      outcome: "conversation",
      nextStep: { kind: "none", text: "You have talked." },
      requestedAt: minutesAgo(4),
      finishedAt: minutesAgo(0),
      talkSeconds: 154,
      operator: { id: "00000000-0000-7000-8000-000000000002", name: "Anna Example" },
      callerId: "+12025550100",
      rating: null,
      consent: { version: 1, acceptedAt: minutesAgo(4) },
      attempts: [
        { number: 1, startedAt: minutesAgo(4), endedAt: minutesAgo(0), result: "conversation", cause: null },
      ],
    },
  };
}
