import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** SHA-256, hex: for looking up tokens that are themselves never stored. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** An unguessable token, safe in urls (256 bits). */
export const randomToken = (): string => randomBytes(32).toString("base64url");

/** Compares without telling by time where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A key for one purpose, derived from the installation's secret (HKDF-SHA-256, 32 bytes). */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "perezvon", purpose, 32));
}

const keyId = (key: Buffer): string => createHash("sha256").update(key).digest("hex").slice(0, 8);

/** Seals a text with AES-256-GCM: `v1.<key id>.<iv>.<tag>.<ciphertext>`. */
export function seal(text: string, key: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [
    "v1",
    keyId(key),
    iv.toString("base64url"),
    cipher.getAuthTag().toString("base64url"),
    sealed.toString("base64url"),
  ].join(".");
}

/** Opens what `seal` made. @throws Error where the key is another one or the text was changed. */
export function unseal(sealed: string, key: Buffer): string {
  const [version, id, iv, tag, body] = sealed.split(".");
  if (version !== "v1" || !id || !iv || !tag || body === undefined)
    throw new Error("This is not a sealed text.");
  if (id !== keyId(key))
    throw new Error(`Sealed with key ${id}, but PEREZVON_SECRET gives key ${keyId(key)}.`);
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
}
