import { z } from "zod";
import { isTimeZone } from "../../schedule/hours";
import type { FactKey } from "../../widget-contract/visitor-facts";
import type { Field } from "../node-definition";

export const zoneShape = z
  .string()
  .min(1, { error: "Choose the time zone.", abort: true })
  .refine(isTimeZone, {
    error: "This is not a time zone. Write one like Europe/Moscow.",
    params: { reason: "malformed" },
  });

/** Whose clock counts. */
export const clockShape = {
  clock: z.enum(["visitor", "zone"]),
  timeZone: zoneShape.or(z.literal("")),
};
export interface ClockConfig {
  clock: "visitor" | "zone";
  timeZone: string;
}

export const VISITORS_CLOCK: ClockConfig = { clock: "visitor", timeZone: "" };

export const clockFields: readonly Field[] = [
  { name: "clock", input: "choice", options: ["visitor", "zone"] },
  { name: "timeZone", input: "time-zone", when: { field: "clock", is: ["zone"] } },
];

/** Marks a zone that is wanted and not there. For a schema's `superRefine`. */
export function checkClock({ clock, timeZone }: ClockConfig, context: z.core.$RefinementCtx): void {
  if (clock === "zone" && timeZone === "")
    context.addIssue({
      code: "custom",
      path: ["timeZone"],
      message: "Choose the time zone.",
      params: { reason: "missing" },
    });
}

export const clockFact = (fact: "minute" | "weekday" | "date", { clock, timeZone }: ClockConfig): FactKey =>
  clock === "zone" ? `${fact}:${timeZone}` : fact;

/** A calendar day, "2026-11-22". */
export const dayShape = z.iso.date("Write a day like 2026-12-31.");
