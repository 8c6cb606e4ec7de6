/**
 * Where a visitor falls among ten thousand, 0…9999: always the same for the same salt, and unrelated between salts.
 * FNV-1a over the texts, then murmur's mixer, since FNV alone leaves neighbours together.
 */
export function visitorHash(salt: string, visitor: string): number {
  const text = `${salt}:${visitor}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 10_000;
}
