import { writeWav } from "@/core/telephony/sound-file";

/** What is sent; the server makes of it what telephones play. */
const RATE = 16_000;
const LOUDEST = 32_767;

export type ReadSound = { ok: true; base64: string; seconds: number } | { ok: false };

/** A sound file of whatever kind the browser can play, as a WAV file with one channel. */
export async function readSound(file: File): Promise<ReadSound> {
  const bytes = await file.arrayBuffer();
  try {
    // The context's rate is what the sound is brought to.
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
    const wav = writeWav({ rate: RATE, samples: toSamples(sound) });
    return { ok: true, base64: await toBase64(wav), seconds: sound.duration };
  } catch {
    return { ok: false };
  }
}

/** All channels in one. */
function toSamples(sound: AudioBuffer): Int16Array {
  const channels = Array.from({ length: sound.numberOfChannels }, (_, i) => sound.getChannelData(i));
  return Int16Array.from({ length: sound.length }, (_, i) => {
    const mean = channels.reduce((sum, channel) => sum + (channel[i] ?? 0), 0) / channels.length;
    return Math.round(Math.max(-1, Math.min(1, mean)) * LOUDEST);
  });
}

function toBase64(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onerror = () => reject(reader.error);
    // "data:audio/wav;base64,…"
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.readAsDataURL(new Blob([bytes]));
  });
}
