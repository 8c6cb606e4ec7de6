import type { CallbackMessage } from "@/core/crm/message";

/**
 * A stored message as it is sent. Written by buildMessage and never changed since; the database keeps no order of
 * keys, and a message is read more easily when it begins with what it is.
 */
export function readMessage(payload: unknown): CallbackMessage {
  const { type, timestamp, data } = payload as CallbackMessage;
  return { type, timestamp, data };
}
