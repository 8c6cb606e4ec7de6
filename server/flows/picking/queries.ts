import { offerPlaces } from "@/core/flow/display/offer/definition";
import type { OfferPlaces } from "@/core/flow/runtime/offer";
import { AppError } from "../../platform/app-error";
import { db } from "../../platform/db";
import type { Editor } from "../flow-row";

export type PickStatus =
  | { state: "waiting" | "opened" | "expired" }
  | { state: "saved"; places: OfferPlaces };

/** How far one's own pick has come. @throws AppError not-found */
export async function readPick(
  { workspaceId, userId }: Editor,
  id: string,
  now: number,
): Promise<PickStatus> {
  const pick = await db().pickSession.findFirst({ where: { id, workspaceId, userId } });
  if (!pick) throw new AppError("not-found", "This choice on the site is no longer kept. Begin again.");
  if (pick.savedAt) return { state: "saved", places: offerPlaces.parse(pick.places) };
  if (pick.expiresAt.getTime() <= now) return { state: "expired" };
  return { state: pick.openedAt ? "opened" : "waiting" };
}
