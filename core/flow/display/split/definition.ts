import { z } from "zod";
import type { NodeDefinition, Port } from "../../node-definition";

/** Bounds are parts of ten thousand: a visitor's hash falls below one of them. */
const WHOLE = 10_000;
export const HELD_OUT = "held-out";

export const splitConfig = z.object({
  variants: z
    .array(
      z.object({
        /** The way out. It stays when the variant is renamed. */
        id: z
          .string()
          .regex(/^[a-z0-9-]{1,32}$/, "A variant's id has small letters, digits and hyphens.")
          .refine((id) => id !== HELD_OUT, "This id is the hold-out's."),
        name: z.string().trim().min(1, "Give the variant a name.").max(40),
        weight: z.number().int().min(0).max(1_000),
      }),
    )
    .min(2, "A split has at least two variants.")
    .max(10)
    .refine((variants) => new Set(variants.map(({ id }) => id)).size === variants.length, {
      error: "Two variants have the same id.",
      params: { reason: "doubled" },
    })
    .refine((variants) => variants.length === 0 || variants.some(({ weight }) => weight > 0), {
      error: "Give at least one variant a weight above 0.",
      params: { reason: "out-of-reach" },
    }),
  /** Percent of visitors who never come further, whatever the weights are: what to compare with. */
  holdOut: z.number().min(0).max(90),
});
export type SplitConfig = z.infer<typeof splitConfig>;

/** Sends each visitor one way and always the same: variants by weight, after a permanent hold-out. */
export const split: NodeDefinition<SplitConfig> = {
  kind: "split",
  config: splitConfig,
  defaults: {
    variants: [
      { id: "a", name: "A", weight: 1 },
      { id: "b", name: "B", weight: 1 },
    ],
    holdOut: 0,
  },
  ports: [
    { id: "a", required: true },
    { id: "b", required: true },
  ],
  portsOf: ({ variants, holdOut }): Port[] => [
    ...variants.map(({ id }) => ({ id, required: true })),
    ...(holdOut > 0 ? [{ id: HELD_OUT, required: false }] : []),
  ],
  group: "logic",
  fields: [
    { name: "variants", input: "own" },
    { name: "holdOut", input: "number", min: 0, max: 90, step: 1, unit: "percent" },
  ],
  waits: false,
};

/**
 * Bounds with their ports, ascending. The hold-out comes first, so that changing weights never lets a held-out visitor
 * in, and making it smaller keeps those who stay.
 */
export function boundsOf({ variants, holdOut }: SplitConfig): [bound: number, port: string][] {
  const held = Math.round((holdOut / 100) * WHOLE);
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  let weight = 0;
  const bounds = variants.map((variant): [number, string] => {
    weight += variant.weight;
    return [held + Math.round(((WHOLE - held) * weight) / total), variant.id];
  });
  return held > 0 ? [[held, HELD_OUT], ...bounds] : bounds;
}
