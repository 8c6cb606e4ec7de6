import { describe, expect, it } from "vitest";
import { afterSilence, beeps, readWav, ringing, slowDown, writeWav } from "./sound-file";

const tone = (hz: number, rate: number, seconds = 0.5) => ({
  rate,
  samples: Int16Array.from({ length: rate * seconds }, (_, i) =>
    Math.round(9_000 * Math.sin((2 * Math.PI * hz * i) / rate)),
  ),
});

/** The mean size of a sound, its edges left out. */
function loudness({ samples }: { samples: Int16Array }): number {
  const middle = samples.subarray(200, -200);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
}

describe("sound files", () => {
  it("are read as they were written", () => {
    const sound = tone(440, 8_000);
    expect(readWav(writeWav(sound))).toEqual(sound);
  });

  it("are read to their end where a program that wrote to a pipe could not know the length", () => {
    const wav = writeWav(tone(440, 8_000));
    new DataView(wav.buffer).setUint32(40, 0x7ffff000, true);
    expect(readWav(wav).samples).toHaveLength(4_000);
  });

  it("are refused where they are none, or have two channels", () => {
    expect(() => readWav(new TextEncoder().encode("<html>hello</html>"))).toThrow(/not a WAV file/);
    expect(() => readWav(new TextEncoder().encode("RIFF    WAVEfmt     data    "))).toThrow(/not a WAV file/);
    const stereo = writeWav(tone(440, 8_000));
    new DataView(stereo.buffer).setUint16(22, 2, true);
    expect(() => readWav(stereo)).toThrow(/one channel/);
  });
});

describe("a lower rate", () => {
  it("keeps what a telephone can carry, as loud and as long", () => {
    const slow = slowDown(tone(1_000, 22_050), 8_000);
    expect(slow.samples.length).toBe(4_000);
    expect(loudness(slow) / loudness(tone(1_000, 8_000))).toBeCloseTo(1, 1);
  });

  it("loses what it cannot carry, instead of turning it into another tone", () => {
    expect(loudness(slowDown(tone(6_500, 22_050), 8_000))).toBeLessThan(0.02 * loudness(tone(1_000, 8_000)));
  });
});

it("puts a silence first", () => {
  const { samples } = afterSilence(beeps([660], 100), 300);
  expect(samples.subarray(0, 2_400).every((sample) => sample === 0)).toBe(true);
  expect(samples.subarray(2_400).some((sample) => sample > 8_000)).toBe(true);
});

it("rings for a second, and is silent for four", () => {
  const { samples, rate } = ringing();
  expect(samples.length).toBe(5 * rate);
  expect(loudness({ samples: samples.subarray(0, rate) })).toBeGreaterThan(1_000);
  expect(samples.subarray(rate).every((sample) => sample === 0)).toBe(true);
});
