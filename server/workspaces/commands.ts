import { parsePhone } from "@/core/phone/phone";
import { AppError } from "../platform/app-error";
import { db } from "../platform/db";
import type { WorkspaceId } from "../platform/workspace-id";
import type { WorkspaceSettings } from "./schema";

/** Changes the workspace's settings. @throws AppError invalid where the caller id is not a phone number */
export async function updateSettings(workspaceId: WorkspaceId, settings: WorkspaceSettings): Promise<void> {
  const callerId = readCallerId(settings);
  const allowedCountries = [...new Set(settings.allowedCountries)].sort();
  await db().workspace.update({
    where: { id: workspaceId },
    data: { ...settings, allowedCountries, callerId },
  });
}

function readCallerId({ callerId, defaultCountry }: WorkspaceSettings): string | null {
  if (callerId === "") return null;
  const phone = parsePhone(callerId, defaultCountry);
  if (phone.ok) return phone.value.e164;
  throw new AppError("invalid", "The caller id is not a phone number.", {
    fields: { callerId: phone.error },
  });
}
