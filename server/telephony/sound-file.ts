/** Sound as it stands in a file: mono, 16 bit. */
export interface Sound {
  /** Samples a second. */
  rate: number;
  samples: Int16Array;
}

/** What telephones speak, and every Asterisk plays. */
export const TELEPHONE_RATE = 8_000;

const HEADER_BYTES = 44;

/**
 * Reads a WAV file as speech programs write it to a pipe: the length of its data may be a lie.
 * @throws Error where it is no mono WAV file of 16 bit
 */
export function readWav(bytes: Buffer): Sound {
  const isWav = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WAVE";
  const format = isWav ? findChunk(bytes, "fmt ") : null;
  const data = isWav ? findChunk(bytes, "data") : null;
  if (!format || !data || format.readUInt16LE(2) !== 1 || format.readUInt16LE(14) !== 16)
    throw new Error("This is not a WAV file with one channel of 16 bit.");
  const samples = new Int16Array(data.length >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = data.readInt16LE(2 * i);
  return { rate: format.readUInt32LE(4), samples };
}

function findChunk(bytes: Buffer, name: string): Buffer | null {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString("latin1", at, at + 4) === name) return bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  return null;
}

export function writeWav({ rate, samples }: Sound): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + 2 * samples.length);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(2 * rate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(2 * samples.length, 40);
  for (let i = 0; i < samples.length; i++) bytes.writeInt16LE(samples[i] ?? 0, HEADER_BYTES + 2 * i);
  return bytes;
}

/** Samples to each side that one new sample is made of. */
const REACH = 16;

/** The same sound at a lower rate: what the lower rate cannot carry is filtered out (windowed sinc). */
export function slowDown({ rate, samples }: Sound, to: number): Sound {
  if (rate === to) return { rate, samples };
  const step = rate / to;
  const reach = REACH * step;
  const result = new Int16Array(Math.floor(samples.length / step));
  for (let n = 0; n < result.length; n++) {
    const middle = n * step;
    let sum = 0;
    let weights = 0;
    for (let i = Math.max(0, Math.ceil(middle - reach)); i <= middle + reach && i < samples.length; i++) {
      const weight = sinc((i - middle) / step) * hann((i - middle) / reach);
      sum += weight * (samples[i] ?? 0);
      weights += weight;
    }
    result[n] = Math.max(-32_768, Math.min(32_767, Math.round(sum / (weights || 1))));
  }
  return { rate: to, samples: result };
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
const hann = (x: number): number => 0.5 + 0.5 * Math.cos(Math.PI * x);

/** A silence before the sound: the first moment of a connection is often not heard. */
export function afterSilence({ rate, samples }: Sound, ms: number): Sound {
  const silence = Math.round((rate * ms) / 1_000);
  const result = new Int16Array(silence + samples.length);
  result.set(samples, silence);
  return { rate, samples: result };
}

/** Short beeps of equal length with pauses as long between. */
export function beeps(tones: readonly number[], ms: number): Sound {
  const length = Math.round((TELEPHONE_RATE * ms) / 1_000);
  const samples = new Int16Array(2 * length * tones.length);
  tones.forEach((hz, n) => {
    for (let i = 0; i < length; i++)
      samples[2 * n * length + i] = Math.round(9_000 * Math.sin((2 * Math.PI * hz * i) / TELEPHONE_RATE));
  });
  return { rate: TELEPHONE_RATE, samples };
}
