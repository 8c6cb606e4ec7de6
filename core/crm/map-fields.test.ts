import { describe, expect, it } from "vitest";
import type { FieldMapping, OurValue } from "./document";
import { mapFields, toWrite } from "./map-fields";
import type { CallbackMessage } from "./message";

const message: CallbackMessage = {
  type: "callback.finished",
  timestamp: "2026-11-22T10:00:00.000Z",
  data: {
    id: "1",
    site: { id: "s", name: "Shop" },
    phone: "+12025550123",
    name: "Jane van Example",
    fields: { staff: "12", topic: "Open", when: "2026-12-01", urgent: "Yes" },
    page: "https://shop.example/boots",
    pageTitle: "Boots",
    referrer: null,
    utm: { source: "search" },
    language: "en",
    stage: "finished",
    outcome: "conversation",
    nextStep: null,
    requestedAt: "2026-11-22T09:56:00.000Z",
    finishedAt: "2026-11-22T10:00:00.000Z",
    talkSeconds: 154,
    operator: { id: "o", name: "Anna" },
    rating: null,
    consent: { version: 3, acceptedAt: "2026-11-22T09:56:00.000Z" },
    attempts: [],
  },
};

const mapping = (value: OurValue, type: FieldMapping["type"] = "text", options?: string[]): FieldMapping => ({
  object: "contact",
  property: "target",
  type,
  from: { value },
  write: "empty",
  ...(options && { options }),
});

describe("a mapped field", () => {
  it.each<[OurValue, FieldMapping["type"], string, string[]?]>([
    ["phone", "text", "+12025550123"],
    ["firstName", "text", "Jane"],
    ["lastName", "text", "van Example"],
    ["utm.source", "text", "search"],
    ["form.topic", "choice", "OPEN", ["NEW", "OPEN"]],
    ["form.staff", "number", "12"],
    ["talkSeconds", "number", "154"],
    ["form.when", "date", "2026-12-01"],
    ["finishedAt", "datetime", "2026-11-22T10:00:00.000Z"],
    ["requestedAt", "date", "2026-11-22"],
    ["form.urgent", "yes-no", "true"],
    ["consentVersion", "text", "3"],
    ["operator", "text", "Anna"],
  ])("%s as %s is %s", (value, type, expected, options) => {
    expect(mapFields([mapping(value, type, options)], message, "contact")).toEqual({
      fields: [{ property: "target", value: expected, write: "empty" }],
      left: [],
    });
  });

  it.each<[OurValue, FieldMapping["type"], string, string[]?]>([
    ["referrer", "text", "no-value"],
    ["rating", "number", "no-value"],
    ["utm.medium", "text", "no-value"],
    ["form.topic", "number", "not-a-number"],
    ["form.topic", "date", "not-a-date"],
    ["form.staff", "datetime", "not-a-date"],
    ["form.topic", "yes-no", "not-yes-or-no"],
    ["form.topic", "choice", "not-an-option", ["NEW"]],
  ])("%s as %s is left out: %s", (value, type, reason, options) => {
    expect(mapFields([mapping(value, type, options)], message, "contact")).toEqual({
      fields: [],
      left: [{ property: "target", reason }],
    });
  });

  it("can be the same text always, and belongs to its object", () => {
    const deal: FieldMapping = { ...mapping("name"), object: "deal", from: { constant: "Callback" } };
    expect(mapFields([deal], message, "contact").fields).toEqual([]);
    expect(mapFields([deal], message, "deal").fields).toMatchObject([{ value: "Callback" }]);
  });
});

describe("what is written", () => {
  const field = (write: FieldMapping["write"]) => [{ property: "target", value: "ours", write }];
  it.each([
    ["empty", null, { target: "ours" }],
    ["empty", undefined, { target: "ours" }],
    ["empty", "theirs", {}],
    ["always", "theirs", { target: "ours" }],
    ["always", "ours", {}],
  ] as const)("%s over %s", (write, stands, expected) => {
    expect(toWrite(field(write), { target: stands })).toEqual(expected);
  });
});
