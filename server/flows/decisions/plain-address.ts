import { storableText } from "../../platform/storable-text";

const MAX = 500;

/** An address without query and fragment, which may carry what visitors typed; a text that is no address as it is. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return storableText(address.split(/[?#]/)[0]?.slice(0, MAX) ?? "");
  const url = new URL(address);
  return storableText(`${url.protocol}//${url.host}${url.pathname}`.slice(0, MAX));
}
