import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  ANSWER_SILENCE_MS,
  afterSilence,
  beeps,
  readWav,
  type Sound,
  slowDown,
  TELEPHONE_RATE,
  writeWav,
} from "@/core/telephony/sound-file";
import { logger } from "../platform/logger";
import type { Speak, Speech } from "../telephony/port";

const PATIENCE_MS = 10_000;
const KEPT_MS = 7 * 24 * 3_600_000;
const LOOK_EVERY = 500;
/** Two up, one down: something is to be listened to, though there is no voice to say it. */
const NO_VOICE = [660, 880, 660];

export interface SpeechOptions {
  /** Where the sound files are kept. Made where it is missing. */
  folder: string;
  /** Of this installation, where providers reach it; without a slash at the end. */
  publicUrl: string;
  /** Makes the files' names: who knows the words does not know the address. */
  secret: string;
  /** The program that speaks: espeak-ng, or one that takes its options. */
  program: string;
}

/**
 * Words as telephone sound, spoken by espeak-ng. Each text is spoken once; files that nobody asked for in a week are
 * removed. Where the program is missing there are three beeps instead of the words, and the log says so once.
 */
export function createSpeech(options: SpeechOptions): Speak {
  const running = new Map<string, Promise<Speech>>();
  const voice = createVoice(options.program);
  const nameOf = (content: string): string =>
    `${createHmac("sha256", options.secret).update(content).digest("base64url")}.wav`;
  let made = 0;

  const make = async (name: string, text: string, language: string): Promise<Speech> => {
    if (await touch(path.join(options.folder, name))) return speechOf(options.publicUrl, name);
    const spoken = await voice(text, language);
    // Under a name of their own: a voice may come, and the words are to be spoken then.
    const [file, sound] = spoken ? [name, spoken] : [nameOf(`beeps\n${NO_VOICE}`), beeps(NO_VOICE, 120)];
    await write(options.folder, file, writeWav(afterSilence(sound, ANSWER_SILENCE_MS)));
    return speechOf(options.publicUrl, file);
  };

  return ({ text, language }) => {
    const name = nameOf(`${language}\n${text}`);
    const known = running.get(name);
    if (known) return known;
    const making = make(name, text, language).finally(() => running.delete(name));
    running.set(name, making);
    if (made++ % LOOK_EVERY === 0)
      void removeOld(options.folder).catch((error) =>
        logger().warn({ err: error }, "old announcements stay"),
      );
    return making;
  };
}

export const speechOf = (publicUrl: string, name: string): Speech => ({
  name,
  url: `${publicUrl}/api/telephony/announcements/${name}`,
});

/** A sound file made elsewhere, among those that are spoken: written where it is missing, and wanted just now. */
export async function keepFile(folder: string, name: string, wav: Uint8Array): Promise<void> {
  if (!(await touch(path.join(folder, name)))) await write(folder, name, wav);
}

/** Whoever reads it meanwhile reads all of it, or what was there before. */
async function write(folder: string, name: string, wav: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  const draft = `${file}.${process.pid}.${drafts++}.part`;
  await writeFile(draft, wav, { mode: 0o644 });
  await rename(draft, file);
}

let drafts = 0;

/** It is there, and was wanted just now. */
async function touch(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    () => false,
  );
}

function createVoice(program: string) {
  let isMissed = false;
  return async (text: string, language: string): Promise<Sound | null> => {
    try {
      return slowDown(readWav(await run(program, text, language)), TELEPHONE_RATE);
    } catch (error) {
      if (!isMissed)
        logger().warn(
          { err: error },
          "there is no voice: install espeak-ng. Operators and customers hear beeps instead of words",
        );
      isMissed = true;
      return null;
    }
  };
}

/** The text goes in by standard input: it is a stranger's, in part, and no argument. */
function run(program: string, text: string, language: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const args = ["-v", language.split("-")[0] ?? "en", "-s", "150", "--stdin", "--stdout"];
    const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"], timeout: PATIENCE_MS });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`${program} ended with ${code ?? "a signal"}.`));
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(text);
  });
}

/** Whether words can be spoken here, for whoever looks after the installation. */
export async function hasVoice(program: string): Promise<boolean> {
  return run(program, "a", "en").then(
    (wav) => wav.length > 0,
    () => false,
  );
}

async function removeOld(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => /\.(wav|part)$/.test(one))) {
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file);
    if (mtimeMs < Date.now() - KEPT_MS) await rm(file, { force: true });
  }
}
