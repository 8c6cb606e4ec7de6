// Sound as telephones carry it: A-law (ITU-T G.711), 8000 samples a second; and whether a tone is heard in it.

export const RATE = 8000;
/** Samples in a packet of 20 ms. */
export const FRAME = 160;
export const SILENCE = Buffer.alloc(FRAME, 0xd5);
const LOUDNESS = 9000;

/** @param {number} sample 16 bit signed */
export function toAlaw(sample) {
  const sign = sample < 0 ? 0 : 0x80;
  let value = Math.min(Math.abs(Math.trunc(sample)), 32_767) >> 4;
  let exponent = 0;
  if (value > 31) {
    for (; value > 31; value >>= 1) exponent++;
    exponent++;
    value &= 15;
  } else if (value > 15) {
    exponent = 1;
    value &= 15;
  }
  return (sign | (exponent << 4) | value) ^ 0x55;
}

/** @param {number} byte */
export function fromAlaw(byte) {
  const bits = byte ^ 0x55;
  const sign = bits & 0x80 ? 1 : -1;
  const exponent = (bits >> 4) & 7;
  const mantissa = bits & 15;
  const size = exponent ? ((mantissa << 4) + 0x108) << (exponent - 1) : (mantissa << 4) + 8;
  return sign * size;
}

/**
 * The packets of an endless tone: they repeat, so a few are enough.
 * @param {number} hz a multiple of 10, or 0 for silence
 */
export function toneFrames(hz) {
  if (hz === 0) return [SILENCE];
  // So many packets hold a whole number of waves.
  const count = [1, 2, 5].find((n) => (hz * n * FRAME) % RATE === 0);
  if (count === undefined) throw new Error(`A tone of ${hz} Hz does not repeat within five packets.`);
  return Array.from({ length: count }, (_, packet) =>
    Buffer.from(
      Uint8Array.from({ length: FRAME }, (_, i) =>
        toAlaw(LOUDNESS * Math.sin((2 * Math.PI * hz * (packet * FRAME + i)) / RATE)),
      ),
    ),
  );
}

/** 50 ms: a longer look loses a pure tone at the first jump of its phase. */
const BLOCK = 400;

/**
 * How much of the sound is a tone: 0 (nothing, or silence) to 1. By Goertzel's algorithm.
 * @param {Buffer} alaw @param {number} hz
 */
export function shareOfTone(alaw, hz) {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let tone = 0;
  let all = 0;
  for (let start = 0; start + BLOCK <= alaw.length; start += BLOCK) {
    let last = 0;
    let before = 0;
    for (let i = start; i < start + BLOCK; i++) {
      const sample = fromAlaw(alaw[i]);
      [last, before] = [sample + turn * last - before, last];
      all += sample * sample;
    }
    tone += (2 * (last * last + before * before - turn * last * before)) / BLOCK;
  }
  return all === 0 ? 0 : tone / all;
}
