// Random numbers by name: every policy meets the same customers, and a run can be repeated.

/** Numbers from 0 to 1, always the same ones for a name (sfc32). */
export function randomOf(name) {
  let a = [...name].reduce((hash, sign) => Math.imul(hash ^ sign.charCodeAt(0), 16777619), 2166136261) | 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let count = 1;
  const next = () => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}

/** @param spread the standard deviation as a part of the mean */
export function lognormal(random, mean, spread) {
  const variance = Math.log(1 + spread * spread);
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return mean * Math.exp(Math.sqrt(variance) * normal - variance / 2);
}

export function lognormalUpTo(limit, random, mean, spread) {
  for (;;) {
    const value = lognormal(random, mean, spread);
    if (value <= limit) return value;
  }
}

export const exponential = (random, mean) => -mean * Math.log(1 - random());
