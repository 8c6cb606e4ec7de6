import { type SpokenSettings, soundOf } from "@/core/flow/routing/spoken-definition";
import { speechMs } from "@/core/telephony/speech-ms";
import { soundLengths } from "../../speech/prepared-audio";

/** What stands for a variable, and how our own words say which key takes the call, letters: roughly. */
const VARIABLE = 40;
const KEY_WORDS = 30;

/** About how long an operator is told who is calling, ms. Our own words are short: 0. */
export async function whisperLength(
  { whisper = "", whisperBy = "words", whisperSoundId }: SpokenSettings & { whisper?: string },
  workspaceId: string,
): Promise<number> {
  const soundId = soundOf(whisperBy, whisperSoundId);
  const sound = soundId === null ? undefined : (await soundLengths(workspaceId, [soundId])).get(soundId);
  if (sound !== undefined) return sound;
  if (!whisper) return 0;
  const variables = whisper.match(/\{\w+\}/g)?.length ?? 0;
  return speechMs("x".repeat(whisper.length + variables * VARIABLE + KEY_WORDS));
}
