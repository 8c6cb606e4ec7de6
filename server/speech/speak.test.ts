import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readWav } from "@/core/telephony/sound-file";
import { createSpeech } from "./speak";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "speech-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const speech = (program: string) =>
  createSpeech({ folder, publicUrl: "https://calls.example.com", secret: "hush", program });
const soundOf = (name: string) => readWav(readFileSync(path.join(folder, name)));

/** A program that takes espeak-ng's options and answers with what it was told to say, as samples. */
function voiceProgram(): string {
  const file = path.join(folder, "voice");
  const script = `#!${process.execPath}
const { writeSync, readFileSync } = require("node:fs");
const text = readFileSync(0, "utf8");
const head = Buffer.alloc(44);
head.write("RIFF", 0); head.write("WAVEfmt ", 8); head.writeUInt32LE(16, 16); head.writeUInt16LE(1, 20);
head.writeUInt16LE(1, 22); head.writeUInt32LE(8000, 24); head.writeUInt16LE(16, 34); head.write("data", 36);
head.writeUInt32LE(0x7ffff000, 40);
writeSync(1, Buffer.concat([head, Buffer.alloc(2 * 8000 * text.length, 1)]));
`;
  writeFileSync(file, script, { mode: 0o755 });
  return file;
}

it("speaks once what is asked for many times, into a file that nobody can guess", async () => {
  const speak = speech(voiceProgram());
  const words = { text: "Hello", language: "en" };
  const [first, second] = await Promise.all([speak(words), speak(words)]);
  expect(await speak(words)).toEqual(first);
  expect(second).toEqual(first);
  expect(first.name).toMatch(/^[\w-]{43}\.wav$/);
  expect(first.url).toBe(`https://calls.example.com/api/telephony/announcements/${first.name}`);
  // Five letters at a second each, after 0.3 s of silence.
  expect(soundOf(first.name).samples).toHaveLength(8_000 * 5.3);
  expect(readdirSync(folder).filter((file) => file.endsWith(".wav"))).toHaveLength(1);
});

it("gives other words, other languages and other installations other files", async () => {
  const speak = speech(voiceProgram());
  const elsewhere = createSpeech({
    folder,
    publicUrl: "https://calls.example.com",
    secret: "another",
    program: "none",
  });
  const all = await Promise.all([
    speak({ text: "Hello", language: "en" }),
    speak({ text: "Hello", language: "ru" }),
    speak({ text: "Hello!", language: "en" }),
    elsewhere({ text: "Hello", language: "en" }),
  ]);
  expect(new Set(all.map(({ name }) => name)).size).toBe(4);
});

it("beeps where there is no voice, and speaks as soon as there is one", async () => {
  const words = { text: "Hello", language: "en" };
  const { name } = await speech("there-is-no-such-program")(words);
  const { rate, samples } = soundOf(name);
  expect(rate).toBe(8_000);
  expect(samples.some((sample) => sample > 8_000)).toBe(true);
  expect(samples.length / rate).toBeLessThan(2);
  expect((await speech(voiceProgram())(words)).name).not.toBe(name);
});

it("removes files that nobody asked for in a week", async () => {
  const old = path.join(folder, "old.wav");
  writeFileSync(old, "");
  utimesSync(old, new Date(0), new Date(0));
  await speech("there-is-no-such-program")({ text: "Hello", language: "en" });
  await expect.poll(() => readdirSync(folder)).not.toContain("old.wav");
});
