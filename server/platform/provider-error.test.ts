import { expect, it, vi } from "vitest";
import { ProviderError } from "./provider-error";

it("is told by a copy of its own class, as bundles have them", async () => {
  vi.resetModules();
  const copy = await import("./provider-error");
  expect(copy.ProviderError).not.toBe(ProviderError);
  expect(new copy.ProviderError("rejected", "No.")).toBeInstanceOf(ProviderError);
  expect(new ProviderError("rejected", "No.")).toBeInstanceOf(copy.ProviderError);
});

it("is nothing else, and what is made of it is told apart", () => {
  class Handover extends ProviderError {}
  expect(new Error("No.")).not.toBeInstanceOf(ProviderError);
  expect(null).not.toBeInstanceOf(ProviderError);
  expect(new ProviderError("rejected", "No.")).not.toBeInstanceOf(Handover);
  expect(new Handover("rejected", "No.")).toBeInstanceOf(ProviderError);
  expect(new Handover("rejected", "No.")).toBeInstanceOf(Handover);
});
