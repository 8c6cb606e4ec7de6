import { ProviderError } from "../platform/provider-error";
import type { PlaceLeg } from "./port";

/** The number to dial, for providers that ring numbers alone. @throws ProviderError rejected where it is a browser */
export function numberOf({ to }: Pick<PlaceLeg, "to">): string {
  if (typeof to === "string") return to;
  throw new ProviderError("rejected", "This provider does not ring operators in their browsers.");
}
