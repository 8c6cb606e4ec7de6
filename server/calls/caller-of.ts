import type { Command } from "@/core/call/signals";
import { readSpoken } from "@/core/flow/routing/spoken-definition";
import { chooseCallerId } from "@/core/telephony/choose-caller-id";
import { db } from "../platform/db";
import type { PlaceLeg } from "../telephony/port";
import { callerIdsOf } from "../telephony-accounts/caller-id";
import { accountIdOf, type CallRow } from "./call-row";

/**
 * The caller that a leg is placed as; null: the provider's default. To the customer the number that the routing wants,
 * where the account may show it; else the account's own choice, and the story says so.
 */
export async function callerOf(
  { seat }: Extract<Command, { type: "place-leg" }>,
  row: CallRow,
  to: PlaceLeg["to"],
): Promise<string | null> {
  if (typeof to !== "string") return row.callerId;
  const callerIds = await callerIdsOf(accountIdOf(row));
  const { callerId: wanted } = seat === "customer" ? readSpoken(row.config) : {};
  if (wanted) {
    if (wanted === row.callerId || callerIds.some(({ number }) => number === wanted)) return wanted;
    await tellUnknown(row, wanted);
  }
  return chooseCallerId(callerIds, to) ?? row.callerId;
}

const tellUnknown = ({ workspaceId, callbackId }: CallRow, number: string) =>
  db().timelineEntry.create({
    data: { workspaceId, callbackId, at: new Date(), fact: { kind: "caller-id-unknown", number } },
  });
