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
export function readWav(bytes: Uint8Array): Sound {
  const isWav = textAt(bytes, 0) === "RIFF" && textAt(bytes, 8) === "WAVE";
  const format = isWav ? findChunk(bytes, "fmt ") : null;
  const data = isWav ? findChunk(bytes, "data") : null;
  if (
    !format ||
    !data ||
    format.byteLength < 16 ||
    format.getUint16(2, LITTLE) !== 1 ||
    format.getUint16(14, LITTLE) !== 16
  )
    throw new Error("This is not a WAV file with one channel of 16 bit.");
  const samples = Int16Array.from({ length: data.byteLength >> 1 }, (_, i) => data.getInt16(2 * i, LITTLE));
  return { rate: format.getUint32(4, LITTLE), samples };
}

const LITTLE = true;

const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

const viewOf = ({ buffer, byteOffset }: Uint8Array, at: number, length: number): DataView =>
  new DataView(buffer, byteOffset + at, length);

function findChunk(bytes: Uint8Array, name: string): DataView | null {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = viewOf(bytes, at, 8).getUint32(4, LITTLE);
    if (textAt(bytes, at) === name) return viewOf(bytes, at + 8, Math.min(length, bytes.length - at - 8));
    at += 8 + length + (length % 2);
  }
  return null;
}

export function writeWav({ rate, samples }: Sound): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES + 2 * samples.length);
  const view = viewOf(bytes, 0, bytes.length);
  const text = (at: number, words: string) =>
    bytes.set(
      [...words].map((letter) => letter.charCodeAt(0)),
      at,
    );
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, LITTLE);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, LITTLE);
  view.setUint16(20, 1, LITTLE);
  view.setUint16(22, 1, LITTLE);
  view.setUint32(24, rate, LITTLE);
  view.setUint32(28, 2 * rate, LITTLE);
  view.setUint16(32, 2, LITTLE);
  view.setUint16(34, 16, LITTLE);
  text(36, "data");
  view.setUint32(40, 2 * samples.length, LITTLE);
  for (const [i, sample] of samples.entries()) view.setInt16(HEADER_BYTES + 2 * i, sample, LITTLE);
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

/** The first syllable is lost otherwise: sound begins up to 60 ms after a phone says that it is answered. */
export const ANSWER_SILENCE_MS = 300;

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

/** What a caller hears while a phone rings, as in Europe and Russia (ITU-T E.180): once, to be played again and again. */
export function ringing(): Sound {
  const samples = new Int16Array(5 * TELEPHONE_RATE);
  samples.set(beeps([425], 1_000).samples);
  return { rate: TELEPHONE_RATE, samples };
}
