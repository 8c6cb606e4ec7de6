import parsePhoneNumber from "libphonenumber-js/min";

/** "+74951234567" → "+7 495 123-45-67": for reading. What is no number comes back as it is. */
export function formatPhone(e164: string): string {
  return grouped(e164).join("");
}

/**
 * The same with its middle hidden: "+7 495 ***-**-67". The last two digits stay, and the area code where at least four
 * digits remain hidden.
 */
export function maskPhone(e164: string): string {
  const [code = "", ...rest] = grouped(e164);
  const national = rest.join("");
  const digits = countDigits(national);
  const area = countDigits(national.trimStart().split(/[\s-]/)[0] ?? "");
  const shownFirst = digits - area - 2 >= 4 ? area : 0;
  let seen = 0;
  const masked = national.replace(/\d/g, (digit) => {
    seen += 1;
    return seen <= shownFirst || seen > digits - 2 ? digit : "*";
  });
  return code + masked;
}

const countDigits = (text: string): number => text.replace(/\D/g, "").length;

/** The calling code, and the rest with its separators. */
function grouped(e164: string): [code: string, rest: string] {
  const number = parsePhoneNumber(e164);
  if (!number) return ["", e164];
  const code = `+${number.countryCallingCode}`;
  const rest = number.formatInternational().slice(code.length);
  // In +7 countries people write the tail with hyphens.
  return [code, number.countryCallingCode === "7" ? rest.replace(/(\d) (\d\d) (\d\d)$/, "$1-$2-$3") : rest];
}
