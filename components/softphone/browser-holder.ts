const KEY = "softphone-holder";

/** This browser, as the server knows it again: the same in every tab. */
export function browserHolder(): string {
  const known = localStorage.getItem(KEY);
  if (known) return known;
  const made = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  localStorage.setItem(KEY, made);
  return made;
}
