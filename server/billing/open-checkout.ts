import type { PaidPlanId } from "@/core/billing/price-list";
import { AppError } from "../platform/app-error";
import type { WorkspaceId } from "../platform/workspace-id";

interface Workspace {
  id: WorkspaceId;
  slug: string;
}

/** @throws AppError unavailable where Stripe is not set up or does not answer; conflict where there is a plan already */
export async function openCheckout(_workspace: Workspace, _plan: PaidPlanId): Promise<{ url: string }> {
  throw new AppError("unavailable", "Stripe is not set up.", { reason: "no-stripe" });
}

/** @throws AppError unavailable where Stripe is not set up or does not answer; conflict where nothing was ever bought */
export async function openPortal(_workspace: Workspace): Promise<{ url: string }> {
  throw new AppError("unavailable", "Stripe is not set up.", { reason: "no-stripe" });
}
