import { expect, it } from "vitest";
import type { FieldMapping } from "@/core/crm/document";
import type { Directory } from "./connector";
import { emptyRow, problemsOf, type Written } from "./written";

const row = (property: string, more: Partial<FieldMapping> = {}): FieldMapping => ({
  ...emptyRow("contact"),
  property,
  ...more,
});
const written = (mapping: FieldMapping[], deal: Written["deal"] = null): Written => ({
  mapping,
  deal,
  call: true,
  note: true,
  language: "en",
});
const directory: Directory = {
  fields: [
    { object: "contact", name: "firstname", label: "First name", type: "text", options: [] },
    { object: "contact", name: "employees", label: "Employees", type: "number", options: [] },
  ],
  pipelines: [],
  owners: [],
};

it("finds nothing wrong with what can be written", () => {
  expect(problemsOf(written([row("firstname")]), directory)).toEqual({});
});

it("finds rows that are not finished, twice the same, of another type, or of a field that is gone", () => {
  const rows = [
    row("firstname"),
    row(""),
    row("firstname"),
    row("employees", { type: "number", from: { value: "page" } }),
    row("removed"),
    row("employees", { type: "number", from: { constant: " " } }),
  ];
  expect(problemsOf(written(rows), directory)).toEqual({
    "mapping.1": "choose-field",
    "mapping.2": "twice",
    "mapping.3": "wrong-type",
    "mapping.4": "gone",
    "mapping.5": "no-text",
  });
});

it("does not call a field gone while the CRM has not told what it has", () => {
  expect(problemsOf(written([row("removed")]), undefined)).toEqual({});
});

it("minds the rows of a deal only where deals are made, and wants to know where they begin", () => {
  const rows = [row("", { object: "deal" })];
  expect(problemsOf(written(rows), directory)).toEqual({});
  expect(problemsOf(written(rows, { pipeline: "a", stage: "" }), directory)).toEqual({
    "mapping.0": "choose-field",
    deal: "required",
  });
});
