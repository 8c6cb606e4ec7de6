import type { Clock } from "../platform/clock";
import { db } from "../platform/db";
import type { ProviderError } from "../platform/provider-error";
import { storableText } from "../platform/storable-text";

/** Keeps how the last message went, for the settings page. @param error null: it was taken */
export async function noteSender(
  workspaceId: string,
  error: ProviderError | null,
  clock: Clock,
): Promise<void> {
  // That one number is refused says nothing of the sender.
  if (error?.kind === "rejected") return;
  await db().textSender.updateMany({
    where: { workspaceId },
    data: {
      triedAt: new Date(clock.now()),
      troubleKind: error?.kind ?? null,
      troubleText: error ? storableText(error.message.slice(0, 300)) : null,
    },
  });
}
