// VoxEngine offers MD5 and SHA-1 for sure; what else it has depends on the server. So the one that reports are signed
// with is here (FIPS 180-4, RFC 2104); the test compares it with Node's.

const BLOCK = 64;

/** HMAC-SHA-256 in hex. Both texts are of ASCII: a character is a byte. */
export function hmacSha256(key: string, text: string): string {
  const bytes = bytesOf(key);
  const padded = bytes.length > BLOCK ? sha256(bytes) : bytes;
  const inner = Array.from({ length: BLOCK }, (_, at) => (padded[at] ?? 0) ^ 0x36);
  const outer = Array.from({ length: BLOCK }, (_, at) => (padded[at] ?? 0) ^ 0x5c);
  return hexOf(sha256([...outer, ...sha256([...inner, ...bytesOf(text)])]));
}

const bytesOf = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0) & 0xff);
const hexOf = (bytes: number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first 32 bits of the fractional parts of roots of the first primes: what the standard's constants are. */
const PRIMES = firstPrimes(64);
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}

function sha256(message: number[]): number[] {
  const padding = Array.from({ length: ((119 - (message.length % BLOCK)) % BLOCK) + 1 }, (_, at) =>
    at === 0 ? 0x80 : 0,
  );
  const bits = message.length * 8;
  const length = [0, 0, 0, Math.floor(bits / 2 ** 32), bits >>> 24, bits >>> 16, bits >>> 8, bits];
  const padded = [...message, ...padding, ...length.map((byte) => byte & 0xff)];
  let state = START;
  for (let at = 0; at < padded.length; at += BLOCK) state = mixBlock(state, padded.slice(at, at + BLOCK));
  return state.flatMap((word) => [word >>> 24, word >>> 16, word >>> 8, word].map((byte) => byte & 0xff));
}

function mixBlock(state: number[], block: number[]): number[] {
  const words = scheduleOf(block);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (ROUNDS[round] ?? 0) + (words[round] ?? 0)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sum0 + majority) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => ((state[at] ?? 0) + word) | 0);
}

function scheduleOf(block: number[]): number[] {
  const byte = (at: number): number => block[at] ?? 0;
  const words = Array.from(
    { length: 16 },
    (_, at) => (byte(4 * at) << 24) | (byte(4 * at + 1) << 16) | (byte(4 * at + 2) << 8) | byte(4 * at + 3),
  );
  const word = (at: number): number => words[at] ?? 0;
  for (let at = 16; at < 64; at++) {
    const low = rotate(word(at - 15), 7) ^ rotate(word(at - 15), 18) ^ (word(at - 15) >>> 3);
    const high = rotate(word(at - 2), 17) ^ rotate(word(at - 2), 19) ^ (word(at - 2) >>> 10);
    words.push((word(at - 16) + low + word(at - 7) + high) | 0);
  }
  return words;
}
