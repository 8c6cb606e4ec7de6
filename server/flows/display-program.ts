import { z } from "zod";
import type { DisplayProgram } from "@/core/flow/runtime/display-program";

const programShape = z.object({
  format: z.literal(1),
  kind: z.literal("display"),
  steps: z.array(z.array(z.unknown()).min(2)),
  needs: z.array(z.string()),
  offers: z.record(z.string(), z.unknown()),
});

/**
 * A stored display program. Only our own compiler writes them, and revisions never change: its outline proves the rest.
 * @throws ZodError where the row holds something else
 */
export function asDisplayProgram(stored: unknown): DisplayProgram {
  programShape.parse(stored);
  return stored as DisplayProgram;
}

/** What a report about a program may name. */
export interface ProgramOutline {
  /** The ways out of each node; an offer's are what can happen to it. */
  ports: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whoever leaves one of these nodes by a port has met that variant. */
  splits: ReadonlySet<string>;
  /** Offers that work through a form of the site's own. */
  ownForms: ReadonlySet<string>;
}

export function outlineOf({ steps, offers }: DisplayProgram): ProgramOutline {
  return {
    ports: new Map(steps.map((step) => [step[1], new Set(portsOf(step))])),
    splits: new Set(steps.flatMap((step) => (step[0] === "split" ? [step[1]] : []))),
    ownForms: new Set(Object.entries(offers).flatMap(([id, offer]) => (hasOwnForm(offer) ? [id] : []))),
  };
}

/** Programs of any age are read: what an offer of then has not, it has not. */
function hasOwnForm(offer: DisplayProgram["offers"][string]): boolean {
  const { form, places }: { form?: unknown; places?: unknown } = Object(offer);
  return form === "integrated" && places !== undefined;
}

const OFFER_EVENTS = ["shown", "missing", "opened", "dismissed", "requested", "messenger"] as const;

function portsOf(step: DisplayProgram["steps"][number]): readonly string[] {
  if (step[0] === "start") return ["next"];
  if (step[0] === "if") return ["yes", "no"];
  if (step[0] === "split") return step[3].map(([, port]) => port);
  return step[0] === "show" ? OFFER_EVENTS : [];
}
