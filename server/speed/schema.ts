import { z } from "zod";
import { END_CAUSES } from "@/core/call/call";

/** Today, or with the days before. */
export const SPEED_DAYS = [1, 7, 30] as const;

export const speedFilter = z.object({
  days: z.literal(SPEED_DAYS).default(7),
  teamId: z.string().optional(),
  siteId: z.string().optional(),
});
export type SpeedFilter = z.infer<typeof speedFilter>;

const instant = z.number().nullable();

/** The legs of a call as the reading's statement puts them together: epoch ms. */
export const storedLegs = z.array(
  z.object({
    seat: z.enum(["operator", "customer"]),
    placedAt: z.number(),
    ringingAt: instant,
    answeredAt: instant,
    acceptedAt: instant,
    endedAt: instant,
    cause: z.enum(END_CAUSES).nullable().catch(null),
  }),
);
