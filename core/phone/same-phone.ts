import parsePhoneNumber from "libphonenumber-js/max";
import { parsePhone } from "./phone";

/** The number inside its country, without any prefix, as address books index it: "+74951234567" → "4951234567". */
export const nationalDigits = (e164: string): string =>
  parsePhoneNumber(e164)?.nationalNumber ?? e164.replace(/\D/g, "");

/** Whether what somebody wrote, in whatever manner, is this number. A national one is read in this one's country. */
export function isSamePhone(written: string, e164: string): boolean {
  if (written === e164) return true;
  const country = parsePhoneNumber(e164)?.country;
  const read = country ? parsePhone(written, country) : null;
  return read?.ok === true && read.value.e164 === e164;
}
