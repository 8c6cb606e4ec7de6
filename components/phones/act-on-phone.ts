import type { PhoneAction } from "@/core/phones-contract/desk";

/**
 * Does what a finger on the phone would. Resolves to false where the phone network was not reached; an act that
 * came too late (somebody hung up meanwhile) is no failure, since the next snapshot shows what happened.
 */
export async function actOnPhone(number: string, action: PhoneAction, digit?: string): Promise<boolean> {
  try {
    const response = await fetch(`/api/demo/phones/${encodeURIComponent(number)}/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ digit }),
    });
    return response.ok || response.status === 404 || response.status === 409;
  } catch {
    return false;
  }
}
